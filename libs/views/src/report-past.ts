/** A report as of a moment of either clock: folded from its own events, and its statements from those of their claims. */
import {
  asPublishedBy,
  type ClaimStatement,
  earliest,
  type Event,
  happenedAt,
  happenedBy,
  noReport,
  notCountedInSteps,
  type Report,
  soundEvents,
  stateInSteps,
  streamName,
} from '#newsroom';
import { claimOnFile, type Recording, type StandingCommit, standingCommits } from './claim-on-file.js';
import { aroundCommits } from './desk-clock.js';
import { isKnownBy } from './known.js';
import { aroundMoment, publishedBy, type Shown } from './moment.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import { placeIn } from './sheet.js';
import { inSlices } from './slices.js';

export interface ReportPast {
  report: Report;
  /** The stream's, by `known`. */
  version: number;
  /** By their places in it, and those of other reports that its corrections name. */
  statements: PlacedStatement[];
  shown: Shown;
}

export interface PlacedStatement extends Partial<Recording> {
  data: ClaimStatement;
  place: number;
  ordinal: number;
  proposition: string;
  notCounted: string | null;
}

/** Undefined if it is not on file. */
export async function reportPast(raw: Raw, asked: ParameterValues, reader: Reader): Promise<ReportPast | undefined> {
  const { id = '', known } = asked;
  const stream = streamName('report', id);
  const all = await standingCommits(raw, stream);
  if (soundIn(stream, all).length === 0) return undefined;
  const commits = all.filter(isKnownBy(known));
  const events = soundIn(stream, commits);
  const happened = happenedBy(events, publishedBy(asked));
  const folded = (await inSlices(stateInSteps(stream, [{ events: happened }]), reader)) as Report | undefined;
  const report = folded ?? { ...noReport, reportId: id };
  const { statements, moments, written } = await statementsOf(raw, report, { asked, reader });
  const dates = events.flatMap(({ data }) => happenedAt(data) ?? []).map(earliest);
  return {
    report,
    version: commits.reduce((version, commit) => version + commit.events.length, 0),
    statements,
    shown: {
      onFile: events.length > 0,
      published: aroundMoment([...dates, ...moments], publishedBy(asked)),
      ...(known !== undefined && { recorded: aroundCommits([...all, ...written], known) }),
    },
  };
}

function soundIn(stream: string, commits: { events: Event[] }[]): Event[] {
  const sound: Event[] = [];
  for (const { events } of commits) sound.push(...soundEvents({ stream, events }, sound.length > 0));
  return sound;
}

interface OfReport {
  statements: PlacedStatement[];
  /** When they were printed, and what became of them. */
  moments: number[];
  /** What was put on file of them. */
  written: StandingCommit[];
}

async function statementsOf(
  raw: Raw,
  { reportId = '', corrections }: Report,
  { asked, reader }: { asked: ParameterValues; reader: Reader },
): Promise<OfReport> {
  const named = corrections.flatMap(({ ends }) => ends);
  const rows = await raw<{ claimId: string }[]>`
    select distinct claim_id as "claimId" from statements where report_id = ${reportId}`;
  const claimIds = [...new Set([...rows, ...named].map(({ claimId }) => claimId))].sort();
  const found: OfReport = { statements: [], moments: [], written: [] };
  for (const claimId of claimIds) {
    const names = new Set(named.flatMap((one) => (one.claimId === claimId ? one.statementId : [])));
    const isIts = (one: { reportId?: string; statementId?: string }) =>
      one.reportId === reportId || names.has(one.statementId ?? '');
    await addOfClaim(found, raw, { asked: { ...asked, id: claimId }, reader, isIts });
  }
  return { ...found, statements: found.statements.sort(byPlace) };
}

interface OfClaim {
  asked: ParameterValues;
  reader: Reader;
  isIts(statement: { reportId?: string; statementId?: string }): boolean;
}

async function addOfClaim(found: OfReport, raw: Raw, { asked, reader, isIts }: OfClaim): Promise<void> {
  const onFile = await claimOnFile(raw, asked, reader);
  if (!onFile) return;
  const { claim, recorded } = onFile;
  const until = publishedBy(asked);
  const whyNot = await inSlices(notCountedInSteps(claim.statements, asked.at), reader);
  const ids = new Set<string>();
  for (const [ordinal, statement] of claim.statements.entries()) {
    if (!isIts(statement)) continue;
    const { statementId, publishedAt } = statement;
    ids.add(statementId);
    found.moments.push(...momentsOf(statement));
    if (earliest(publishedAt) > until) continue;
    found.statements.push({
      data: asPublishedBy(statement, until),
      place: placeIn(statement),
      ordinal,
      proposition: claim.proposition,
      notCounted: whyNot.get(statementId) ?? null,
      ...recorded.get(statementId),
    });
  }
  const isOfIts = ({ data }: Event) => isIts(data) || ids.has((data as { statementId?: string }).statementId ?? '');
  const commits = await standingCommits(raw, streamName('claim', claim.claimId));
  found.written.push(...commits.filter(({ events }) => events.some(isOfIts)));
}

function momentsOf({ publishedAt, retraction, suspensions = [] }: ClaimStatement): number[] {
  const later = [retraction?.publishedAt, ...suspensions.flatMap(({ from, until }) => [from, until])];
  const printed = earliest(publishedAt);
  return [printed, ...later.flatMap((at) => (at === undefined ? [] : Math.max(earliest(at), printed)))];
}

function byPlace(one: PlacedStatement, other: PlacedStatement): number {
  if (one.place !== other.place) return one.place - other.place;
  if (one.data.claimId !== other.data.claimId) return one.data.claimId < other.data.claimId ? -1 : 1;
  return one.ordinal - other.ordinal;
}
