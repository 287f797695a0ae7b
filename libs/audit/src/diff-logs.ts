/**
 * Two logs, record by record: what a copy has otherwise than the log that it was made of. What a copy says of a record that
 * it leaves out, and says rightly, is no difference; it is named. The times of the logs' own clocks are not compared.
 */
import { headOf, LEFT_OUT_KEY, type Ledger, type LogRecord, scan, textOf, writtenIn } from '#ledger';
import { positionOf } from './finding.js';
import { hashLeftOut } from './why-void.js';

export const DIFFERENCES = {
  other_bytes: 'the two have other bytes there',
  other_key: 'the same bytes under another key',
  only_in_first: 'the second has no record there',
  only_in_second: 'the first has no record there',
} as const;

export interface LogDifference {
  kind: keyof typeof DIFFERENCES;
  /** `partition:offset` */
  position: string;
  first: RecordSide | null;
  second: RecordSide | null;
}

export interface RecordSide {
  key: string | null;
  stream: string | null;
  command: string | null;
  by: string | null;
  /** SHA-256, base64url. */
  hash: string;
}

/** What one of the two leaves out, and says so in its place. */
export interface LeftOutOfOne {
  position: string;
  by: 'first' | 'second' | 'both';
  /** Of the record; null if none was there. */
  hash: string | null;
}

export interface DiffOptions {
  onDifference(difference: LogDifference): void;
  onLeftOut(leftOut: LeftOutOfOne): void;
  onProgress?(progress: { done: number; records: number }): void;
}

export interface Diffed {
  first: string;
  second: string;
  /** Compared: of both together, each place once. */
  records: number;
  same: number;
  leftOut: number;
  /** How often each kind was found; what was not is not here. */
  differences: Partial<Record<LogDifference['kind'], number>>;
}

type Reading = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

export async function diffLogs([first, second]: [Reading, Reading], options: DiffOptions): Promise<Diffed> {
  const [ends, others] = await Promise.all([endsOf(first), endsOf(second)]);
  const partitions = Math.max(ends.length, others.length);
  const places = Array.from({ length: partitions }, (_, place) => Math.max(ends[place] ?? 0, others[place] ?? 0));
  const records = places.reduce((sum, end) => sum + end, 0);
  const diffed: Diffed = {
    first: first.identity,
    second: second.identity,
    records: 0,
    same: 0,
    leftOut: 0,
    differences: {},
  };
  for (let partition = 0; partition < partitions; partition++) {
    for await (const pair of pairsIn([recordsIn(first, partition, ends), recordsIn(second, partition, others)])) {
      diffed.records += 1;
      take(pair, diffed, options);
      options.onProgress?.({ done: diffed.records, records });
    }
  }
  return diffed;
}

async function endsOf(ledger: Reading): Promise<number[]> {
  return (await ledger.bounds()).map(({ end }) => end);
}

/** What is not there shows as that. */
function recordsIn(ledger: Reading, partition: number, until: number[]): AsyncIterator<LogRecord, void> {
  return scan(ledger, { until, partitions: [partition], onHole: () => undefined });
}

interface Pair {
  first: LogRecord | undefined;
  second: LogRecord | undefined;
}

/** Of each offset at which one of them has a record, in their order. */
async function* pairsIn([first, second]: [AsyncIterator<LogRecord, void>, AsyncIterator<LogRecord, void>]) {
  const nextOf = async (records: AsyncIterator<LogRecord, void>) => (await records.next()).value ?? undefined;
  let [one, other] = await Promise.all([nextOf(first), nextOf(second)]);
  while (one || other) {
    const offset = Math.min(one?.offset ?? Infinity, other?.offset ?? Infinity);
    const pair: Pair = {
      first: one?.offset === offset ? one : undefined,
      second: other?.offset === offset ? other : undefined,
    };
    yield pair;
    [one, other] = await Promise.all([pair.first ? nextOf(first) : one, pair.second ? nextOf(second) : other]);
  }
}

function take(pair: Pair, diffed: Diffed, { onDifference, onLeftOut }: DiffOptions): void {
  const kind = kindOf(pair);
  if (!kind) return void (diffed.same += 1);
  const { first, second } = pair;
  const position = positionOf(first ?? second ?? { partition: 0, offset: 0 });
  const by = leftOutBy(pair);
  if (by) {
    diffed.leftOut += 1;
    return onLeftOut({ position, by, hash: (by === 'first' ? leftOutIn(first) : leftOutIn(second)) ?? null });
  }
  diffed.differences[kind] = (diffed.differences[kind] ?? 0) + 1;
  onDifference({ kind, position, first: sideOf(first), second: sideOf(second) });
}

function kindOf({ first, second }: Pair): LogDifference['kind'] | undefined {
  if (!first) return 'only_in_second';
  if (!second) return 'only_in_first';
  if (!first.value.equals(second.value)) return 'other_bytes';
  return first.key === second.key ? undefined : 'other_key';
}

/** Undefined if neither says that it leaves out what the other has there. */
function leftOutBy({ first, second }: Pair): LeftOutOfOne['by'] | undefined {
  const [one, other] = [leftOutIn(first), leftOutIn(second)];
  if (one !== undefined && one === other) return 'both';
  if (other !== undefined && other === hashOf(first)) return 'second';
  return one !== undefined && one === hashOf(second) ? 'first' : undefined;
}

/** Of the record that it says is left out; null if it says that none was there, undefined if it says nothing of the kind. */
function leftOutIn(record: LogRecord | undefined): string | null | undefined {
  return record?.key === LEFT_OUT_KEY ? hashLeftOut(record.value) : undefined;
}

function hashOf(record: LogRecord | undefined): string | null {
  return record ? headOf(record.value) : null;
}

function sideOf(record: LogRecord | undefined): RecordSide | null {
  if (!record) return null;
  const written = writtenIn(textOf(record.value));
  const told = (field: string) => (typeof written?.[field] === 'string' ? written[field] : null);
  const [stream, command, by] = ['stream', 'command', 'by'].map(told);
  const said = { stream: stream ?? null, command: command ?? null, by: by ?? null };
  return { key: record.key, ...said, hash: headOf(record.value) };
}
