/**
 * Brings a copy of the read models up to the log's index, partition by partition. What a batch has just brought into the
 * index is taken as it is; what the copy lacks before that is read from there.
 */
import type { Transaction } from '#postgres';
import { advanceViews, judgedFrom, type JudgedRecord, lockViews, type Parked } from '#views';
import { type Taking, writeBatch } from './take-batch.js';

/** Records that are read from the index and taken at once. */
const AT_ONCE = 2000;

export interface Bringing extends Taking {
  /** How far the fold has followed each partition: if the copy is elsewhere, what is folded is not what its tables say. */
  followed: Map<number, number>;
}

export interface Brought {
  parked: Parked[];
  /** Does the copy lack more of what the index has? */
  isBehind: boolean;
}

/** `upTo` says for each partition where its index ends; `fresh` are the records that have just come there. */
export async function bringUp(
  sql: Transaction,
  bringing: Bringing,
  { upTo, fresh = [] }: { upTo: Map<number, number>; fresh?: JudgedRecord[] },
): Promise<Brought> {
  const { fold, followed } = bringing;
  const at = await lockViews(sql, [...upTo.keys()]);
  if ([...at].some(([partition, next]) => followed.get(partition) !== next)) fold.forget();
  const records: JudgedRecord[] = [];
  const ends = new Map<number, number>();
  for (const [partition, next] of at) {
    const here = fresh.filter((record) => record.partition === partition);
    const most = AT_ONCE - records.length;
    const some = here[0]?.offset === next ? here : await lacking(sql, { partition, from: next, most });
    records.push(...some);
    const last = some.at(-1);
    ends.set(partition, last ? last.offset + 1 : next);
  }
  const parked = await writeBatch(sql, bringing, records);
  await advanceViews(sql, ends);
  for (const [partition, end] of ends) followed.set(partition, end);
  return { parked, isBehind: [...ends].some(([partition, end]) => end < (upTo.get(partition) ?? 0)) };
}

function lacking(sql: Transaction, place: { partition: number; from: number; most: number }): Promise<JudgedRecord[]> {
  return place.most > 0 ? judgedFrom(sql, place) : Promise.resolve([]);
}
