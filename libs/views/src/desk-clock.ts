/** The desk's own clock, as the commits of streams move it: which are beside a moment or a position of the log. */
import { formatPosition } from '#ledger';
import { endOfQuestion } from '#newsroom';
import type { Transaction } from '#postgres';
import { aroundMoment, exactly, type Neighbours } from './moment.js';
import { isPosition, type ParameterValues } from './question.js';

/** Around `known`, of what was written to any of these streams. Undefined if it is not asked for. */
export async function recordedAround(
  snapshot: Transaction,
  streams: string[],
  { known }: ParameterValues,
): Promise<Neighbours | undefined> {
  if (known === undefined) return undefined;
  return around(snapshot, snapshot`stands and stream = any (${streams}::text[])`, known);
}

/** Of the commits of which a condition is true. */
export async function around(snapshot: Transaction, of: Condition, known: string): Promise<Neighbours> {
  // Read once: of a large claim it is held against thousands of commits.
  const inViews = snapshot`${of} and "offset" < ((
    select array_agg(v.next_offset order by v.partition) from view_checkpoints v))[partition + 1]`;
  return isPosition(known)
    ? aroundPosition(snapshot, inViews, known)
    : aroundTime(snapshot, inViews, endOfQuestion(known));
}

/** Of commits of one partition: were they known by a moment, or at a position of the log? */
export function knownIn(snapshot: Transaction, known: string): Condition {
  if (!isPosition(known)) return snapshot`at <= ${textOf(endOfQuestion(known))}`;
  const ends = endsIn(known);
  const seen = Array.from({ length: Math.max(...ends.keys()) + 1 }, (_, partition) => ends.get(partition) ?? 0);
  return snapshot`"offset" < coalesce((${seen}::bigint[])[partition + 1], 0)`;
}

/** A piece of a query. */
type Condition = ReturnType<typeof conditionOf>;
const conditionOf = (snapshot: Transaction) => snapshot`true`;

/** What was written at one time, to the millisecond, is one change. */
async function aroundTime(snapshot: Transaction, of: Condition, until: number): Promise<Neighbours> {
  const [row] = await snapshot<Neighbours[]>`
    select shown.at as change, (select max(at) from commits where ${of} and at < shown.at) as before,
      (select min(at) from commits where ${of} and at > ${textOf(until)}) as after
    from (select max(at) as at from commits where ${of} and at <= ${textOf(until)}) shown`;
  return row ?? { change: null, before: null, after: null };
}

/** A position of the log moves by one record, in the partition that has it. */
async function aroundPosition(snapshot: Transaction, of: Condition, known: string): Promise<Neighbours> {
  const ends = endsIn(known);
  const isSeen = knownIn(snapshot, known);
  const [shown, before] = await snapshot<Place[]>`
    select partition, "offset", at from commits where ${of} and ${isSeen}
    order by at desc, partition desc, "offset" desc limit 2`;
  const [after] = await snapshot<Place[]>`
    select partition, "offset", at from commits where ${of} and not (${isSeen})
    order by at, partition, "offset" limit 1`;
  const without = shown && { ...shown, offset: Number(shown.offset) - 1 };
  return {
    change: shown?.at ?? null,
    before: before && without ? moved(ends, without) : null,
    after: after ? moved(ends, after) : null,
  };
}

interface Place {
  partition: number;
  offset: string | number;
  at: string;
}

/** Up to this record of its partition, and what it was of the others. */
function moved(ends: Map<number, number>, { partition, offset }: Place): string {
  const all = new Map(ends).set(partition, Number(offset) + 1);
  return formatPosition(Array.from({ length: Math.max(...all.keys()) + 1 }, (_, one) => all.get(one) ?? 0));
}

/** As the log writes times, which sort as they are. */
function textOf(moment: number): string {
  return moment === Infinity ? '9' : (exactly(moment) ?? '');
}

/** The same of commits that are at hand, in whatever order. */
export function aroundCommits(commits: Place[], known: string): Neighbours {
  if (!isPosition(known)) {
    const times = commits.map(({ at }) => Date.parse(at));
    return aroundMoment(times, endOfQuestion(known));
  }
  const ends = endsIn(known);
  const isSeen = ({ partition, offset }: Place) => Number(offset) < (ends.get(partition) ?? 0);
  const ordered = [...new Map(commits.map((one) => [`${one.partition}:${one.offset}`, one])).values()].sort(byTime);
  const seen = ordered.filter(isSeen);
  const [before, shown] = [seen.at(-2), seen.at(-1)];
  const after = ordered.find((one) => !isSeen(one));
  return {
    change: shown?.at ?? null,
    before: before && shown ? moved(ends, { ...shown, offset: Number(shown.offset) - 1 }) : null,
    after: after ? moved(ends, after) : null,
  };
}

function byTime(one: Place, other: Place): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.partition - other.partition || Number(one.offset) - Number(other.offset);
}

function endsIn(known: string): Map<number, number> {
  return new Map(known.split(',').map((pair) => pair.split(':').map(Number) as [number, number]));
}
