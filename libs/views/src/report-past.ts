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
import { aboutThem, aboutThemAndAlike } from './about-statements.js';
import { claimOnFile, type Recording, type StandingCommit, standingCommits } from './claim-on-file.js';
import { aroundCommits } from './desk-clock.js';
import { isKnownBy } from './known.js';
import { aroundMoment, publishedBy, type Shown } from './moment.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import { placeIn } from './place-in-report.js';
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

interface Asking {
  asked: ParameterValues;
  reader: Reader;
  /** Is it told whether its statements count? Then what became of others of the same acts of speaking is a change, too. */
  withCounting?: boolean;
}

/** Undefined if it is not on file. */
export async function reportPast(raw: Raw, asking: Asking): Promise<ReportPast | undefined> {
  const { asked, reader } = asking;
  const { known } = asked;
  const all = await reportCommits(raw, asked);
  if (!all) return undefined;
  const { report, version, events } = await reportBy(all, asked, reader);
  const { report: today } = await reportBy(all, { id: asked.id ?? '' }, reader);
  const { statements, moments, written } = await statementsOf(raw, { report, today }, asking);
  const dates = events.flatMap(({ data }) => happenedAt(data) ?? []).map(earliest);
  return {
    report,
    version,
    statements,
    shown: {
      onFile: events.length > 0,
      published: aroundMoment([...dates, ...moments], publishedBy(asked)),
      ...(known !== undefined && { recorded: aroundCommits([...all, ...written], known) }),
    },
  };
}

/** All that stands of it. Undefined if it is not on file. */
export async function reportCommits(raw: Raw, { id = '' }: ParameterValues): Promise<StandingCommit[] | undefined> {
  const stream = streamName('report', id);
  const all = await standingCommits(raw, stream);
  return soundIn(stream, all).length > 0 ? all : undefined;
}

export interface ReportThen {
  /** An empty one before it was out. */
  report: Report;
  version: number;
  /** What was on file by then, and what of that had happened by then. */
  events: Event[];
  happened: Event[];
}

/** The report alone, of all that stands in its stream. */
export async function reportBy(all: StandingCommit[], asked: ParameterValues, reader: Reader): Promise<ReportThen> {
  const { id = '', known } = asked;
  const stream = streamName('report', id);
  const commits = all.filter(isKnownBy(known));
  const events = soundIn(stream, commits);
  const happened = happenedBy(events, publishedBy(asked));
  const folded = (await inSlices(stateInSteps(stream, [{ events: happened }]), reader)) as Report | undefined;
  const version = commits.reduce((before, commit) => before + commit.events.length, 0);
  return { report: folded ?? { ...noReport, reportId: id }, version, events, happened };
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
  { report, today }: { report: Report; today: Report },
  { asked, reader, withCounting = false }: Asking,
): Promise<OfReport> {
  const { reportId = '' } = report;
  const named = namedIn(today);
  const rows = await raw<{ claimId: string }[]>`
    select distinct claim_id as "claimId" from statements where report_id = ${reportId}`;
  const claimIds = [...new Set([...rows, ...named].map(({ claimId }) => claimId))].sort();
  const found: OfReport = { statements: [], moments: [], written: [] };
  for (const claimId of claimIds) {
    const isOf = (all: Named[]) => {
      const names = new Set(all.flatMap((one) => (one.claimId === claimId ? one.statementId : [])));
      return (one: Of) => one.reportId === reportId || names.has(one.statementId ?? '');
    };
    const those = { isIts: isOf(namedIn(report)), everIts: isOf(named) };
    await addOfClaim(found, raw, { asked: { ...asked, id: claimId }, reader, withCounting, ...those });
  }
  return { ...found, statements: found.statements.sort(byPlace) };
}

type Named = Report['corrections'][number]['ends'][number];

function namedIn({ corrections }: Report): Named[] {
  return corrections.flatMap(({ ends }) => ends);
}

interface Of {
  reportId?: string;
  statementId?: string;
}

interface OfClaim extends Asking {
  /** By then, and by all that is on file of the report. */
  isIts(statement: Of): boolean;
  everIts(statement: Of): boolean;
}

async function addOfClaim(found: OfReport, raw: Raw, asking: OfClaim): Promise<void> {
  const { asked, reader, withCounting, isIts, everIts } = asking;
  const onFile = await claimOnFile(raw, asked, reader);
  if (!onFile) return;
  const { claim, recorded } = onFile;
  const until = publishedBy(asked);
  const whyNot = await inSlices(notCountedInSteps(claim.statements, asked.at), reader);
  found.moments.push(...momentsOf(claim.statements.filter(everIts), withCounting ? claim.statements : []));
  for (const [ordinal, statement] of claim.statements.entries()) {
    if (!isIts(statement)) continue;
    const { statementId, publishedAt } = statement;
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
  const commits = await standingCommits(raw, streamName('claim', claim.claimId));
  const all = commits.flatMap(({ events }) => events);
  const isAbout = (withCounting ? aboutThemAndAlike : aboutThem)(all, ({ data }) => everIts(data));
  found.written.push(...commits.filter(({ events }) => events.some(isAbout)));
}

/** When some statements were printed, ended or were held; and, of these others, those of the same acts of speaking ended. */
export function momentsOf(its: ClaimStatement[], statements: ClaimStatement[]): number[] {
  const utterances = new Set(its.flatMap(({ utterance }) => utterance ?? []));
  const alike = statements.filter(({ utterance }) => utterance !== undefined && utterances.has(utterance));
  return [...its.map(({ publishedAt }) => earliest(publishedAt)), ...[...its, ...alike].flatMap(laterMoments)];
}

function laterMoments({ publishedAt, retraction, suspensions = [] }: ClaimStatement): number[] {
  const later = [retraction?.publishedAt, ...suspensions.flatMap(({ from, until }) => [from, until])];
  const printed = earliest(publishedAt);
  return later.flatMap((at) => (at === undefined ? [] : Math.max(earliest(at), printed)));
}

function byPlace(one: PlacedStatement, other: PlacedStatement): number {
  if (one.place !== other.place) return one.place - other.place;
  if (one.data.claimId !== other.data.claimId) return one.data.claimId < other.data.claimId ? -1 : 1;
  return one.ordinal - other.ordinal;
}
