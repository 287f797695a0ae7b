/** A claim as it is on file now, or as the desk had it by a moment or a position of the log. */
import type { Static } from '@sinclair/typebox';
import { atOnce, type Claim, isStatement, noClaim, soundEvents, stateInSteps, type Steps, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import type { VERDICT } from './answer.js';
import { knownIn } from './desk-clock.js';
import { headOfLarge, keptOr } from './kept-claims.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import { inSlices } from './slices.js';
import type { JudgedCommit, StandingCommit as StandingIn } from './view.js';

export interface ClaimOnFile {
  claim: Claim;
  /** False if the desk had not registered it by `known`: then there is nothing of it but its id. */
  onFile: boolean;
  version: number;
  /** Its last commit by then. */
  last?: StandingCommit | undefined;
  /** The latest, with who issued it and when. */
  verdict: Static<typeof VERDICT> | null;
  /** When and by whom each statement was put on file: the desk's own clock. */
  recorded: Map<string, Recording>;
}

export interface Recording {
  recordedAt: string;
  recordedBy: string;
}

/** Undefined if it is not on file. */
export async function claimOnFile(
  raw: Raw,
  { id = '', known }: ParameterValues,
  reader: Reader,
): Promise<ClaimOnFile | undefined> {
  if (known !== undefined) return foldedClaim(raw, { id, known }, reader);
  return keptOr(await headOfLarge(raw, id), () => foldedClaim(raw, { id }, reader));
}

async function foldedClaim(
  raw: Raw,
  { id = '', known }: ParameterValues,
  reader: Reader,
): Promise<ClaimOnFile | undefined> {
  const stream = streamName('claim', id);
  const commits = await standingCommits(raw, stream, known);
  const claim = (await inSlices(stateInSteps(stream, commits), reader)) as Claim | undefined;
  if (!claim) return (await isOnFileNow(raw, id)) ? notYet(id) : undefined;
  const sound = await inSlices(soundInSteps(stream, commits), reader);
  const version = commits.reduce((events, commit) => events + commit.events.length, 0);
  return { claim, onFile: true, version, last: commits.at(-1), verdict: verdictIn(sound), recorded: recordings(sound) };
}

async function isOnFileNow(raw: Raw, claimId: string): Promise<boolean> {
  const rows = await raw`select from claims where claim_id = ${claimId}`;
  return rows.length > 0;
}

function notYet(claimId: string): ClaimOnFile {
  return { claim: { ...noClaim, claimId }, onFile: false, version: 0, verdict: null, recorded: new Map() };
}

type Written = Pick<JudgedCommit, 'at' | 'by' | 'events'>;

export interface StandingCommit extends StandingIn {
  partition: number;
  offset: string;
}

/** All of them, or those that were known by then. */
export async function standingCommits(sql: Raw, stream: string, known?: string): Promise<StandingCommit[]> {
  return sql<StandingCommit[]>`
    select at, "by", version, partition, "offset", events from commits
    where stream = ${stream} and stands and "offset" < ${endInViews(sql, stream)}
      ${known === undefined ? sql`` : sql`and ${knownIn(sql, known)}`} order by version`;
}

/** The same of many streams, each of few events; those with nothing are left out. */
export async function standingIn(sql: Transaction, streams: string[]): Promise<Map<string, StandingCommit[]>> {
  const commits = await sql<(StandingCommit & { stream: string })[]>`
    select stream, at, "by", version, partition, "offset", events from commits c
    where stands and stream = any (${streams}::text[])
      and "offset" < (select v.next_offset from view_checkpoints v where v.partition = c.partition)
    order by stream, version`;
  const byStream = new Map<string, StandingCommit[]>();
  for (const { stream, ...commit } of commits) {
    const its = byStream.get(stream);
    if (its) its.push(commit);
    else byStream.set(stream, [commit]);
  }
  return byStream;
}

/** The index may be ahead of the views that are read beside it. */
export function endInViews(sql: Transaction, stream: string) {
  return sql`(select v.next_offset from streams s join view_checkpoints v using (partition) where s.stream = ${stream})`;
}

/** Each with those of its events that count; commits without one are left out. */
export function soundCommits<One extends Written>(stream: string, commits: One[], isOnFile: boolean): One[] {
  return atOnce(soundInSteps(stream, commits, isOnFile));
}

/** A step for each commit. */
function* soundInSteps<One extends Written>(stream: string, commits: One[], isOnFile = false): Steps<One[]> {
  const sound: One[] = [];
  for (const commit of commits) {
    const events = soundEvents({ stream, events: commit.events }, isOnFile || sound.length > 0);
    if (events.length > 0) sound.push({ ...commit, events });
    yield;
  }
  return sound;
}

export function verdictIn(commits: Written[]): ClaimOnFile['verdict'] {
  const issued = commits.flatMap(({ at, by, events }) =>
    events.flatMap(({ type, data }) =>
      type === 'VerdictIssued' ? [{ ...(data as Static<typeof VERDICT>), at, by }] : [],
    ),
  );
  return issued.at(-1) ?? null;
}

/** By statement: that of the commit which put it on file. */
export function recordings(commits: Written[]): Map<string, Recording> {
  const told = [...putOnFileBy(commits)].map(([id, { at, by }]): [string, Recording] => [
    id,
    { recordedAt: at, recordedBy: by },
  ]);
  return new Map(told);
}

/** By statement: the commit which put it on file. */
export function putOnFileBy<One extends Written>(commits: One[]): Map<string, One> {
  const put = new Map<string, One>();
  for (const commit of commits)
    for (const event of commit.events)
      if (isStatement(event) && !put.has(event.data.statementId)) put.set(event.data.statementId, commit);
  return put;
}
