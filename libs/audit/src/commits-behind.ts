/**
 * Which commit made a row what it is. The commits that can have made it, those of the streams that it names or of its
 * partition, are replayed once more, one by one, into a place that is emptied again, and the row is looked at after each.
 */
import { type Commit, type LogRecord, readRecord, scan } from '#ledger';
import { kindOf, streamName } from '#newsroom';
import type { Transaction } from '#postgres';
import { Replay, type Replayable } from '#projector';
import { placesOf, reachedIn, rowAt, type Table, takenBack } from '#views';
import { positionOf } from './finding.js';
import type { Apart } from './rows-apart.js';

export type Behind = Pick<Commit, 'stream' | 'command' | 'by' | 'at'> & { position: string };

export interface BehindRow {
  replayedBy: Behind | null;
  liveBy: Behind | null;
}

interface Around {
  ledger: Replayable;
  /** The replay. */
  place: Transaction;
  /** An empty place of that schema: what is made there is taken back each time. */
  scratch: Transaction;
  schema: string;
}

/** From so many on they are taken in steps of several first, and one by one in the step that made the row what it is. */
const ONE_BY_ONE = 5000;
const STEPS = 100;
/** No commit writes to them: they are written behind what all commits come to. */
const OF_PASTS = new Set(['pasts', 'pasts_told']);

export class CommitsBehind {
  constructor(private readonly around: Around) {}

  async of(table: Table, { key, live, replayed }: Apart): Promise<BehindRow> {
    const records = await this.candidates(replayed, live);
    const size = records.length > ONE_BY_ONE ? Math.ceil(records.length / STEPS) : 1;
    const coarse = await this.lastSteps(records, { table, key, live, replayed, size });
    if (size === 1) return behindIn(coarse, this.around.ledger.partitions);
    const { to: step } = coarse.replayed ?? { to: 0 };
    const fine = await this.lastSteps(records.slice(0, step), {
      table,
      key,
      live,
      replayed,
      size: 1,
      from: step - size,
    });
    return behindIn(fine, this.around.ledger.partitions);
  }

  /** Of the streams that the row names; where it names none, of its place in the log, or of its partition. */
  private async candidates(...rows: (string | null)[]): Promise<LogRecord[]> {
    const fields = rows.flatMap((row) => (row === null ? [] : [JSON.parse(row) as Record<string, unknown>]));
    const partitions = new Set(fields.flatMap(({ partition }) => (typeof partition === 'number' ? [partition] : [])));
    const [place] = fields.flatMap(({ offset, next_offset: next }) =>
      typeof offset === 'number' ? [offset] : typeof next === 'number' ? [next - 1] : [],
    );
    const streams = fields.flatMap(streamsIn);
    const those = [...partitions].filter((partition) => partition < this.around.ledger.partitions);
    if (streams.length > 0 && !isOfAPartition(fields))
      return this.recordsAt(await placesOf(this.around.place, streams));
    return place === undefined
      ? this.recordsIn(those)
      : this.recordsAt(those.map((partition) => ({ partition, offset: place })));
  }

  private async recordsIn(partitions: number[]): Promise<LogRecord[]> {
    const { ledger, place } = this.around;
    const { index: until } = await reachedIn(place, ledger.partitions);
    const records: LogRecord[] = [];
    for await (const record of scan(ledger, { partitions, until })) records.push(record);
    return records;
  }

  private async recordsAt(places: { partition: number; offset: number }[]): Promise<LogRecord[]> {
    const records: LogRecord[] = [];
    for (const { partition, offset } of places)
      if (offset >= 0)
        records.push(...(await this.around.ledger.read(partition, offset, 1)).filter((one) => one.offset === offset));
    return records;
  }

  private async lastSteps(records: LogRecord[], looking: Looking): Promise<LastSteps> {
    const { ledger, scratch, schema } = this.around;
    const last: LastSteps = {};
    if (records.length === 0) return last;
    const look = async (place: Transaction) => {
      const replay = new Replay(ledger);
      const table = { ...looking.table, schema };
      let before: string | null = null;
      for (const { from, to } of stepsOf(records.length, looking)) {
        const step = records.slice(from, to);
        for (const some of byPartition(step)) await replay.take(place, some);
        if (OF_PASTS.has(table.name)) await replay.tellPasts(place);
        const row = await rowAt(place, table, looking.key);
        for (const side of ['live', 'replayed'] as const)
          if (row !== before && row === looking[side]) last[side] = { to, record: step.at(-1) };
        before = row;
      }
    };
    await takenBack((write) => scratch.savepoint(write), look);
    return last;
  }
}

interface Looking extends Apart {
  table: Table;
  /** Records that are taken before the row is looked at. */
  size: number;
  /** The first record behind which it is looked at. */
  from?: number;
}

/** After which step the row was last made what it is on either side. */
type LastSteps = Partial<Record<'live' | 'replayed', { to: number; record: LogRecord | undefined }>>;

function* stepsOf(count: number, { size, from: first = 0 }: Looking): Generator<{ from: number; to: number }> {
  if (first > 0) yield { from: 0, to: first };
  for (let from = Math.max(0, first); from < count; from += size) yield { from, to: Math.min(count, from + size) };
}

function byPartition(records: LogRecord[]): LogRecord[][] {
  const found = new Map<number, LogRecord[]>();
  for (const record of records) found.set(record.partition, [...(found.get(record.partition) ?? []), record]);
  return [...found.values()];
}

function behindIn({ live, replayed }: LastSteps, partitions: number): BehindRow {
  const behind = (record: LogRecord | undefined): Behind | null => {
    const commit = record && readRecord(record, partitions).commit;
    if (!record || !commit) return null;
    const { stream, command, by, at } = commit;
    return { position: positionOf(record), stream, command, by, at };
  };
  return { replayedBy: behind(replayed?.record), liveBy: behind(live?.record) };
}

/** Such as `claim_id`: of which streams the row is. */
function streamsIn(row: Record<string, unknown>): string[] {
  return Object.entries(row).flatMap(([column, value]) => {
    if (typeof value !== 'string') return [];
    if (column === 'stream') return [value];
    const [, category] = /^([a-z]+)_id$/.exec(column) ?? [];
    const stream = category && streamName(category, value);
    return stream && kindOf(stream) ? [stream] : [];
  });
}

/** It adds up what the streams of its partition say: they are not the ones that it names. */
function isOfAPartition(rows: Record<string, unknown>[]): boolean {
  return rows.some((row) => 'partition' in row && !('offset' in row) && !('stream' in row));
}
