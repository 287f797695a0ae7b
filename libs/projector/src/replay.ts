/**
 * All that is made from the log, made from the log alone: the index and every read model, record by record in the order
 * of each partition, by the same fold as live. It goes by nothing that a projector has written.
 */
import { formatPosition, type Ledger, type LogRecord, type Position, type ReadRecord, readRecord, scan } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import {
  advanceCheckpoints,
  assertPlain,
  makePlace,
  PastTeller,
  type Progress,
  type Telling,
  untoldClaims,
  useAlone,
  views,
  writeIndex,
} from '#views';
import { bringUp } from './bring-up.js';
import { CannotTake } from './cannot-take.js';
import { Fold } from './fold.js';
import { Judge } from './judging.js';

export type Replayable = Pick<Ledger, 'identity' | 'partitions' | 'bounds' | 'read'>;

/** Records that are taken at once. */
const AT_ONCE = 2000;

/** Into a place that `makePlace` made, and that the transaction uses. */
export class Replay {
  private readonly judge = new Judge();
  private readonly fold = new Fold();
  private readonly followed = new Map<number, number>();
  private readonly teller = new PastTeller();

  constructor(private readonly ledger: Pick<Ledger, 'identity' | 'partitions'>) {}

  /** The next records of one partition. */
  async take(sql: Transaction, records: LogRecord[]): Promise<void> {
    const read = records.map((record) => readRecord(record, this.ledger.partitions));
    if (read.length === 0) return;
    try {
      await sql.savepoint((inner) => this.write(inner, { read, isApart: false }));
    } catch (error) {
      this.judge.forget();
      this.fold.forget();
      this.followed.clear();
      if (!(error instanceof CannotTake)) throw error;
      await this.write(sql, { read, isApart: true });
    }
  }

  /** The pasts of claims, each up to a version of its stream: by default of all that are large, up to their end. */
  async tellPasts(sql: Transaction, until?: Map<string, number>): Promise<void> {
    const all = Array.from({ length: this.ledger.partitions }, (_, partition) => partition);
    const claims = until ?? new Map((await untoldClaims(sql, all)).map((claimId) => [claimId, Infinity]));
    for (const [claimId, version] of claims)
      for (let telling: Telling = 'more'; telling === 'more';) telling = await this.teller.tell(sql, claimId, version);
  }

  private async write(sql: Transaction, { read, isApart }: { read: ReadRecord[]; isApart: boolean }): Promise<void> {
    const { fold, followed, ledger, judge } = this;
    const judged = await judge.take(sql, read);
    await Promise.all([writeIndex(sql, judged), advanceCheckpoints(sql, read, ledger.identity)]);
    const upTo = new Map(read.map(({ partition, offset }) => [partition, offset + 1]));
    await bringUp(sql, { fold, followed, views, isApart }, { upTo, fresh: judged.records });
  }
}

export interface ReplayingInto {
  ledger: Replayable;
  sql: Sql;
  /** Is made, or is empty. */
  schema: string;
  /** By default all that the log holds when this begins. */
  until?: Position | { time: number } | undefined;
  onProgress?(progress: Progress): void;
}

export interface Replayed {
  schema: string;
  /** Up to where the log was read. */
  position: string;
  /** How many records were taken. */
  records: number;
}

/** A step at a time, each there whole or not at all. Throws NotEmpty, and LedgerHalt where the log cannot be read through. */
export async function replayInto({ ledger, sql, schema, until, onProgress }: ReplayingInto): Promise<Replayed> {
  assertPlain(schema);
  const ends = (await ledger.bounds()).map(({ end }) => end);
  const position = Array.isArray(until) ? ends.map((end, partition) => Math.min(end, until[partition] ?? 0)) : ends;
  const isWanted = until !== undefined && !Array.isArray(until) ? recordedBy(until.time, ledger) : () => true;
  await sql.begin((transaction) => makePlace(transaction, { schema, ledger }));
  const replay = new Replay(ledger);
  let records = 0;
  for await (const batch of batchesOf(ledger, { until: position, ...(onProgress && { onProgress }) })) {
    const wanted = batch.filter(isWanted);
    await sql.begin(async (transaction) => {
      await useAlone(transaction, schema);
      await replay.take(transaction, wanted);
    });
    records += wanted.length;
  }
  await sql.begin(async (transaction) => {
    await useAlone(transaction, schema);
    await replay.tellPasts(transaction);
  });
  return { schema, position: formatPosition(position), records };
}

interface Stretch {
  from?: Position;
  until: Position;
  onProgress?(progress: Progress): void;
}

/** Each of one partition. */
export async function* batchesOf(
  ledger: Replayable,
  { from = [], until, onProgress }: Stretch,
): AsyncGenerator<LogRecord[], void, undefined> {
  const records = until.reduce((sum, end, partition) => sum + end - (from[partition] ?? 0), 0);
  let done = 0;
  let batch: LogRecord[] = [];
  for await (const record of scan(ledger, { from, until })) {
    if (batch.length === AT_ONCE || (batch[0] && batch[0].partition !== record.partition)) {
      yield batch;
      done += batch.length;
      onProgress?.({ done, records });
      batch = [];
    }
    batch.push(record);
  }
  if (batch.length > 0) yield batch;
}

/** By the desk's own clock, as `known` has it; what is no commit by the log's. */
function recordedBy(time: number, { partitions }: Replayable): (record: LogRecord) => boolean {
  return (record) => {
    const { commit } = readRecord(record, partitions);
    return (commit ? Date.parse(commit.at) : record.appendedAt) <= time;
  };
}
