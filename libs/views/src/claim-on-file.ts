/** A claim as it is on file now, or as the desk had it by a moment or a position of the log. */
import { type Claim, claimOf, endOfQuestion, type Event } from '#newsroom';
import type { Transaction } from '#postgres';
import { type Asked, isPosition } from './question.js';

export interface ClaimOnFile {
  claim: Claim;
  version: number;
  /** The latest, with who issued it and when. */
  verdict: object | null;
  /** When and by whom each statement was put on file: the desk's own clock. */
  recorded: Map<string, Recording>;
}

export interface Recording {
  recordedAt: string;
  recordedBy: string;
}

/** Undefined if it is not on file, or was not yet by `known`. */
export async function claimOnFile(snapshot: Transaction, { id = '', known }: Asked): Promise<ClaimOnFile | undefined> {
  const commits = (await standingCommits(snapshot, `claim-${id}`)).filter(isKnownBy(known));
  if (commits.length === 0) return undefined;
  const events = commits.flatMap((commit) => commit.events);
  return { claim: claimOf(events), version: events.length, verdict: verdictIn(commits), recorded: recordings(commits) };
}

interface Written {
  at: string;
  by: string;
  events: Event[];
}

interface StandingCommit extends Written {
  partition: number;
  offset: string;
}

async function standingCommits(sql: Transaction, stream: string): Promise<StandingCommit[]> {
  return sql<StandingCommit[]>`
    select at, "by", partition, "offset", events from stet.commits where stream = ${stream} and stands order by version`;
}

function isKnownBy(known: string | undefined): (commit: StandingCommit) => boolean {
  if (known === undefined) return () => true;
  if (isPosition(known)) {
    const ends = new Map(known.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
    return ({ partition, offset }) => Number(offset) < (ends.get(partition) ?? 0);
  }
  const moment = endOfQuestion(known);
  return ({ at }) => Date.parse(at) <= moment;
}

export function verdictIn(commits: Written[]): object | null {
  const issued = commits.flatMap(({ at, by, events }) =>
    events.flatMap(({ type, data }) => (type === 'VerdictIssued' ? [{ ...data, at, by }] : [])),
  );
  return issued.at(-1) ?? null;
}

/** By statement: that of the commit which first speaks of it. */
export function recordings(commits: Written[]): Map<string, Recording> {
  const recorded = new Map<string, Recording>();
  for (const { at, by, events } of commits) {
    for (const { data } of events)
      if ('statementId' in data && !recorded.has(String(data.statementId)))
        recorded.set(String(data.statementId), { recordedAt: at, recordedBy: by });
  }
  return recorded;
}
