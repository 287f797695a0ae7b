/**
 * Is what the views hold of a stream what the log holds? Whoever writes to Postgres could have a command decided on what
 * never was. A commit's hash is of all that it says, the head that it was decided on included: so the log's record of
 * the last one proves every commit before it, and one record is all that is read.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { advance, BEFORE_THE_FIRST, type Commit, encodeCommit, type Head, headOf, type ReadRecord } from '#ledger';
import { UnlikeLog } from './answers.js';
import type { StoredCommit, StoredStream } from './history.js';

/** After so many commits all others have their turn. */
const IN_A_TURN = 256;

/** What the log holds at an offset of the stream's partition; undefined if nothing. */
export type LogAt = (offset: number) => Promise<ReadRecord | undefined>;

/** A stored commit as the log must hold it. */
interface Expected {
  commit: Commit;
  hash: string;
  offset: number;
}

/** Throws UnlikeLog, or what the log throws if it cannot be asked. */
export async function assertLikeLog(name: string, stored: StoredStream, logAt: LogAt): Promise<void> {
  if (stored.held !== stored.next)
    throw new UnlikeLog(
      name,
      `of its partition ${stored.next} records were read, and what is kept ends at ${stored.held}`,
    );
  const toAsk: Expected[] = [];
  let [head, below]: [Head, number] = [BEFORE_THE_FIRST, -1];
  let last: Expected | undefined;
  for (const [place, one] of stored.commits.entries()) {
    last = expectedOf(name, one, head);
    head = advance(head, last.commit, last.hash);
    if (one.version !== head.version) throw new UnlikeLog(name, `a commit is said to bring it to ${one.version}`);
    if (!isOffset(one.offset) || one.offset <= below || one.offset >= stored.next)
      throw new UnlikeLog(name, `no commit of it can be at ${one.offset}`);
    below = one.offset;
    // Bytes that are not as this release writes them cannot be made again: the log is asked.
    if (headOf(encodeCommit(last.commit)) !== last.hash) toAsk.push(last);
    if (place % IN_A_TURN === IN_A_TURN - 1) await turn();
  }
  const { version, on, at } = stored.head;
  if (!isDeepStrictEqual({ version, on, at }, head)) throw new UnlikeLog(name, 'its head is not its last commit');
  if (last && toAsk.at(-1) !== last) toAsk.push(last);
  for (let from = 0; from < toAsk.length; from += IN_A_TURN)
    await Promise.all(toAsk.slice(from, from + IN_A_TURN).map((one) => assertInLog(name, one, logAt)));
}

function expectedOf(stream: string, stored: StoredCommit, { version, on }: Head): Expected {
  const { id, by, command, digest, at, events, hash, offset } = stored;
  return { commit: { v: 1, id, stream, after: version, on, command, digest, events, by, at }, hash, offset };
}

async function assertInLog(name: string, { commit, hash, offset }: Expected, logAt: LogAt): Promise<void> {
  const record = await logAt(offset);
  if (record?.hash !== hash) throw new UnlikeLog(name, `the log holds another record at ${offset}`);
  if (!isLike(commit, record.commit)) throw new UnlikeLog(name, `the record at ${offset} says something else`);
}

/** A record may say more than what is kept of it. */
function isLike(commit: Commit, written: Commit | null): boolean {
  if (!written) return false;
  const kept = Object.keys(commit) as (keyof Commit)[];
  return kept.every((field) => isDeepStrictEqual(commit[field], written[field]));
}

function isOffset(offset: unknown): boolean {
  return Number.isSafeInteger(offset) && Number(offset) >= 0;
}
