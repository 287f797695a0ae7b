/** What is on file of an outlet by a moment of either clock: itself, and its reports. */
import { atOnce, earliest, happenedAt, type Outlet, type Report, stateInSteps, streamName } from '#newsroom';
import { type StandingCommit, standingCommits, standingIn } from './claim-on-file.js';
import { aroundCommits } from './desk-clock.js';
import { isKnownBy } from './known.js';
import { aroundMoment, publishedBy, type Shown } from './moment.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import { reportBy } from './report-past.js';

export interface OutletFile {
  /** Undefined where it was not on file by `known`: then there is nothing of it. */
  outlet: Outlet | undefined;
  version: number;
  /** All that stands in its stream. */
  all: StandingCommit[];
}

/** Undefined if it is not on file today. */
export async function fileOfOutlet(raw: Raw, { id = '', known }: ParameterValues): Promise<OutletFile | undefined> {
  const stream = streamName('outlet', id);
  const all = await standingCommits(raw, stream);
  if (!atOnce(stateInSteps(stream, all))) return undefined;
  const commits = all.filter(isKnownBy(known));
  const outlet = atOnce(stateInSteps(stream, commits)) as Outlet | undefined;
  return { outlet, version: commits.reduce((version, { events }) => version + events.length, 0), all };
}

/** When what is told of it changed: on the published clock, and what was put on file of it, whenever that was. */
export interface Changes {
  moments: number[];
  written: StandingCommit[];
}

/** Nothing was told of it before it was on file itself. */
export function shownOf({ outlet, all }: OutletFile, asked: ParameterValues, { moments, written }: Changes): Shown {
  const since = all[0]?.at ?? '';
  const commits = [...all, ...written.filter(({ at }) => at >= since)];
  return {
    onFile: outlet !== undefined,
    published: aroundMoment(moments, publishedBy(asked)),
    ...(asked.known !== undefined && { recorded: aroundCommits(commits, asked.known) }),
  };
}

export interface Asking {
  asked: ParameterValues;
  reader: Reader;
}

/** Those that were out by then, by id. */
export async function reportsThen(
  raw: Raw,
  { outlet }: OutletFile,
  { asked, reader }: Asking,
): Promise<Changes & { reports: Report[] }> {
  const rows = await raw<{ reportId: string }[]>`
    select report_id as "reportId" from reports where outlet_id = ${asked.id ?? ''}`;
  const found = { reports: [] as Report[], moments: [] as number[], written: [] as StandingCommit[] };
  const reportIds = rows.map(({ reportId }) => reportId).sort();
  for await (const { id, all } of standingByPage(raw, 'report', reportIds)) {
    if (asked.known !== undefined) found.written.push(...all);
    if (!outlet) continue;
    const { report, events } = await reportBy(all, { ...asked, id }, reader);
    found.moments.push(...events.flatMap(({ data }) => happenedAt(data) ?? []).map(earliest));
    if (report.life !== 'unpublished') found.reports.push(report);
  }
  return found;
}

/** So many streams are read at once. */
const PAGE = 50;

/** All that stands in the streams of these, one after the other. */
export async function* standingByPage(raw: Raw, category: 'report' | 'claim', ids: string[]) {
  for (let from = 0; from < ids.length; from += PAGE) {
    const streams = ids.slice(from, from + PAGE).map((id) => ({ id, stream: streamName(category, id) }));
    const commits = await standingIn(
      raw,
      streams.map(({ stream }) => stream),
    );
    for (const { id, stream } of streams) yield { id, stream, all: commits.get(stream) ?? [] };
  }
}
