/**
 * An outlet as of a moment of either clock: its file by what the desk had recorded, its reports from their own events, and
 * what it carried from those of the claims, by the rules that tell its record as it stands.
 */
import { figuresOfCarrier, figuresOfReport, recordOf, streamName } from '#newsroom';
import { carriedThen } from './carried-past.js';
import { momentOf } from './moment.js';
import { fileOfOutlet, reportsThen, shownOf } from './outlet-file.js';
import { type ITS_CLAIMS, type ITS_REPORTS, type ONE_OUTLET, reportRow, TOLD } from './outlet-rows.js';
import { pageOf } from './page.js';
import { markedIfPassedOver } from './passed-over.js';
import type { Answered, ParameterValues, Reader } from './question.js';
import type { Snapshot } from './reading.js';

interface Asking {
  /** Of the question. */
  path: string;
  asked: ParameterValues;
  reader: Reader;
}

/** Undefined if it is not on file. */
export async function outletAsOf(
  snapshot: Snapshot,
  { path, asked, reader }: Asking,
): Promise<Answered<typeof ONE_OUTLET> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const file = await fileOfOutlet(raw, asked);
    if (!file) return undefined;
    const its = await reportsThen(raw, file, { asked, reader });
    const carried = await carriedThen(raw, file, { asked, reader });
    const { name = null, homepage = null, country = null } = file.outlet ?? {};
    const ofClaims = carried.claims.map((claim) => figuresOfCarrier({ outletId: id, ...claim }));
    const { statements: _, ...record } = recordOf([...its.reports.map(figuresOfReport), ...ofClaims]);
    const changes = {
      moments: [...its.moments, ...carried.moments],
      written: [...its.written, ...carried.written],
    };
    const reports = its.reports.slice(0, Number(TOLD)).map(reportRow);
    const claims = carried.claims.slice(0, Number(TOLD));
    const { version } = file;
    return { name, homepage, country, version, reports, claims, record, shown: shownOf(file, asked, changes) };
  });
  if (!told) return undefined;
  const { shown, ...outlet } = told;
  const reports = await markedReports(snapshot, outlet.reports);
  const claims = await markedClaims(snapshot, outlet.claims);
  return { outletId: id, ...outlet, reports, claims, ...momentOf(path, asked, shown) };
}

/** Undefined if the outlet is not on file. */
export async function outletReportsAsOf(
  snapshot: Snapshot,
  { path, asked, reader }: Asking,
): Promise<Answered<typeof ITS_REPORTS> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const file = await fileOfOutlet(raw, asked);
    if (!file) return undefined;
    const its = await reportsThen(raw, file, { asked, reader });
    const rows = its.reports.map(reportRow).filter(({ reportId }) => reportId > String(reader.after?.reportId ?? ''));
    return { ...pageOf(rows, asked, ({ reportId }) => ({ reportId })), shown: shownOf(file, asked, its) };
  });
  if (!told) return undefined;
  const { page, next, shown } = told;
  return { outletId: id, reports: await markedReports(snapshot, page), next, ...momentOf(path, asked, shown) };
}

/** Undefined if the outlet is not on file. */
export async function outletClaimsAsOf(
  snapshot: Snapshot,
  { path, asked, reader }: Asking,
): Promise<Answered<typeof ITS_CLAIMS> | undefined> {
  const { id = '' } = asked;
  const told = await snapshot.folded(id, async (raw) => {
    const file = await fileOfOutlet(raw, asked);
    if (!file) return undefined;
    const carried = await carriedThen(raw, file, { asked, reader });
    const rows = carried.claims.filter(({ claimId }) => claimId > String(reader.after?.claimId ?? ''));
    return { ...pageOf(rows, asked, ({ claimId }) => ({ claimId })), shown: shownOf(file, asked, carried) };
  });
  if (!told) return undefined;
  const { page, next, shown } = told;
  return { outletId: id, claims: await markedClaims(snapshot, page), next, ...momentOf(path, asked, shown) };
}

function markedReports<Row extends { reportId: string }>(snapshot: Snapshot, rows: Row[]) {
  return markedIfPassedOver(snapshot, rows, ({ reportId }) => streamName('report', reportId));
}

function markedClaims<Row extends { claimId: string }>(snapshot: Snapshot, rows: Row[]) {
  return markedIfPassedOver(snapshot, rows, ({ claimId }) => streamName('claim', claimId));
}
