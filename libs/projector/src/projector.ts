/**
 * The projector: reads the log, folds it once by the ledger's rule, and gives every view its part, in one transaction
 * with the checkpoint of each partition. So all views stand at one position, and a batch is there whole or not at all.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Checkpoint, type Ledger, LedgerHalt, type LogRecord, readRecord, type Subscription } from '#ledger';
import { isAway, type Sql, type Transaction } from '#postgres';
import { advanceCheckpoints, checkpointsIn, lockCheckpoints, prepareViews, type View, views as allViews } from '#views';
import { type Batch, Fold, type Kinds } from './fold.js';
import { Lane } from './lane.js';
import { Outage, type Saying } from './outage.js';
import { CannotTake, type Taking, writeBatch } from './take-batch.js';

export interface Projecting {
  ledger: Ledger;
  sql: Sql;
  log: Saying;
  /** Projectors of one group share the partitions. */
  group?: string;
  /** By default all that there are. */
  views?: View[];
  /** By default the newsroom's. */
  kinds?: Kinds;
}

export interface Projector extends Subscription {
  /** Since when the views have taken nothing of what is read, and why; undefined while they do. */
  readonly waits: string | undefined;
}

/** Lanes go on beside each other: the database writes the rows of one while those of another are made. */
const LANES = 4;
const PAUSE_MS = 250;

export async function startProjector(projecting: Projecting): Promise<Projector> {
  const { ledger, sql, log, group = 'stet.projector', views = allViews, kinds } = projecting;
  await prepareViews(sql);
  const stopped = new AbortController();
  const outage = new Outage(log);
  const lanes = Array.from({ length: LANES }, () => {
    const fold = new Fold(kinds);
    return { fold, lane: new Lane((records) => takeUntilDone(fold, records)) };
  });
  const subscription = await ledger.follow({
    group,
    from: async (partitions) => {
      for (const { fold } of lanes) fold.forget();
      const checkpoints = await checkpointsIn(sql, ledger);
      return new Map(partitions.map((partition) => [partition, checkpoints[partition] ?? { next: 0, lastHash: null }]));
    },
    onRecords: async (records) => {
      const taken = lanes.map(({ lane }, place) =>
        lane.take(records.filter(({ partition }) => partition % LANES === place)),
      );
      // Whichever fails, the others are waited for: nothing is being written any more once this has ended.
      await Promise.allSettled(taken);
      await Promise.all(taken);
    },
  });

  /** A database that is away, or takes nothing now, comes back: the batch is kept until then. */
  async function takeUntilDone(fold: Fold, records: LogRecord[]): Promise<void> {
    for (let isApart = false; ; ) {
      try {
        const taking = { fold, views, isApart };
        const passedOver = await sql.begin((transaction) => takeBatch(transaction, taking, { ledger, records }));
        for (const one of passedOver) sayPassedOver(log, one);
        return outage.end(fold);
      } catch (error) {
        fold.forget();
        if (error instanceof CannotTake && !isApart) {
          isApart = true;
          continue;
        }
        if (!isAway(error) || stopped.signal.aborted) throw error;
        outage.begin(fold, error);
        await wait(PAUSE_MS);
      }
    }
  }

  return {
    halted: subscription.halted,
    get waits() {
      return outage.says;
    },
    stop: () => {
      stopped.abort();
      return subscription.stop();
    },
  };
}

/** The checkpoints are compared and set: of two projectors that read one partition, each record is taken by one. */
async function takeBatch(
  sql: Transaction,
  taking: Taking,
  { ledger, records }: { ledger: Ledger; records: LogRecord[] },
): Promise<Batch['passedOver']> {
  const checkpoints = await lockCheckpoints(sql, [...new Set(records.map(({ partition }) => partition))]);
  const taken = records.filter(({ partition, offset }) => offset >= nextOf(partition, checkpoints));
  // Another has written since we last did: what we have folded is not what the tables say.
  if (taken.length < records.length) taking.fold.forget();
  assertNothingLeftOut(taken, checkpoints);
  if (taken.length === 0) return [];
  const read = taken.map((record) => readRecord(record, ledger.partitions));
  const passedOver = await writeBatch(sql, taking, read);
  await Promise.all([advanceCheckpoints(sql, read, ledger.identity), sql`select pg_notify('stet_views', '')`]);
  return passedOver;
}

function sayPassedOver(log: Saying, { stream, why }: { stream: string; why: string }): void {
  log.warn(
    { stream, why },
    `the views pass over ${stream} from record ${why}. Nothing of it is lost, and all other streams go on; its views stay as they were, and questions and commands on it are refused, until a release that can take it builds the views anew`,
  );
}

function nextOf(partition: number, checkpoints: Map<number, Checkpoint>): number {
  return checkpoints.get(partition)?.next ?? 0;
}

/** Were the views dropped while we read on, the rows of all that came before would be missing for ever. */
function assertNothingLeftOut(taken: LogRecord[], checkpoints: Map<number, Checkpoint>): void {
  const firsts = new Map(taken.toReversed().map(({ partition, offset }) => [partition, offset]));
  for (const [partition, offset] of firsts) {
    const next = nextOf(partition, checkpoints);
    if (offset === next) continue;
    const message = `The views were made anew while they were being written: partition ${partition} goes on at ${offset}, and they hold ${next} records of it. Restart, and they are built from the log.`;
    throw new LedgerHalt('ledger.views-dropped', message);
  }
}
