/**
 * The projector: reads the log, judges it once into the log's index, and folds what stands into every view of this
 * release's edition, in one transaction with the checkpoint of each partition. So all views stand at one position, and a
 * batch is there whole or not at all. An edition that does not serve yet is filled from the index meanwhile.
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Checkpoint,
  haltFor,
  type Ledger,
  LedgerHalt,
  type LogRecord,
  readRecord,
  type Subscription,
} from '#ledger';
import { type Database, isAway, type Sql, type Transaction } from '#postgres';
import {
  advanceCheckpoints,
  checkpointsIn,
  EDITION,
  editionIn,
  holdEdition,
  largeIn,
  lockCheckpoints,
  prepareViews,
  tellViewsChanged,
  useCopy,
  type View,
  views as allViews,
  writeIndex,
} from '#views';
import { bringUp, type Bringing, type Brought } from './bring-up.js';
import { CannotTake } from './cannot-take.js';
import { Filler } from './filler.js';
import { Fold, type Kinds } from './fold.js';
import { Judge } from './judging.js';
import { Lane } from './lane.js';
import { Outage, type Saying } from './outage.js';
import { PastWriter } from './past-writer.js';
import { sayParked } from './take-batch.js';

export interface Projecting {
  ledger: Ledger;
  sql: Sql;
  log: Saying;
  /** Projectors of one group and of one edition share the partitions. */
  group?: string;
  /** Of `sql`: a fill of much goes on in threads, which connect to it. Without it, in this one. */
  database?: Database;
  /** By default all that there are. */
  views?: View[];
  /** By default the newsroom's. */
  kinds?: Kinds;
  /** By default this release's. */
  edition?: number;
}

export interface Projector extends Subscription {
  /** Since when the views have taken nothing of what is read, and why; undefined while they do. */
  readonly waits: string | undefined;
  /** Resolves once this release's edition serves, or the projector is stopped. */
  readonly serves: Promise<void>;
}

/** Lanes go on beside each other: the database writes the rows of one while those of another are made. */
const LANES = 4;
const PAUSE_MS = 250;

/** What one lane has judged and folded. */
type Taking = Bringing & { judge: Judge };

/** What has come, and of which partitions the copy is brought up with it. */
interface Batch {
  records: LogRecord[];
  partitions: number[];
}

export async function startProjector(projecting: Projecting): Promise<Projector> {
  const { ledger, sql, database, log, group = 'stet.projector' } = projecting;
  const { views = allViews, kinds, edition = EDITION } = projecting;
  await prepareViews(sql, ledger, { views, edition });
  const stopped = new AbortController();
  const failure = firstFailure();
  const outage = new Outage(log);
  const isOrdinary = views === allViews && !kinds;
  const newTaking = () => ({ judge: new Judge(), fold: new Fold(kinds), followed: new Map<number, number>(), views });
  const lanes = Array.from({ length: LANES }, () => {
    const taking = newTaking();
    return { taking, lane: new Lane((records) => takeUntilDone({ ...taking, isApart: false }, batchOf(records))) };
  });
  let caughtUp: Promise<unknown> = Promise.resolve();
  const ends = (await ledger.bounds()).map(({ end }) => end);
  const filling = {
    sql,
    edition,
    ends,
    log,
    fold: new Fold(kinds),
    views,
    database: isOrdinary ? database : undefined,
  };
  const filler = new Filler({ ...filling, stopped: stopped.signal });
  await filler.begin();
  const pasts = new PastWriter({ sql, log, edition, isOrdinary });
  const filled = filler.run();
  filled.catch(failure.tell);
  let followed: number[] = [];
  void filled.then(
    () => pasts.lookAt(followed),
    () => undefined,
  );
  const subscription = await ledger.follow({
    group: `${group}.${edition}`,
    from: async (partitions) => {
      for (const { taking } of lanes) forget(taking);
      const checkpoints = await checkpointsIn(sql, ledger);
      // Of what another release's projector has brought into the index nothing is handed over any more.
      caughtUp = Promise.all([
        caughtUp,
        takeUntilDone({ ...newTaking(), isApart: false }, { records: [], partitions }),
      ]);
      caughtUp.catch(failure.tell);
      followed = partitions;
      pasts.lookAt(partitions);
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
  function takeUntilDone(taking: Taking, batch: Batch): Promise<void> {
    return pasts.besides(() => takenUntilDone(taking, batch));
  }

  async function takenUntilDone(taking: Taking, batch: Batch): Promise<string[]> {
    for (const large: string[] = []; ;) {
      try {
        const { parked, isBehind, ...taken } = await sql.begin((tx) =>
          takeBatch(tx, taking, { ledger, edition, ...batch }),
        );
        large.push(...taken.large);
        for (const one of parked) sayParked(log, one);
        outage.end(taking.fold);
        filler.look();
        if (!isBehind) return large;
      } catch (error) {
        forget(taking);
        if (error instanceof CannotTake && !taking.isApart) {
          taking.isApart = true;
          continue;
        }
        if (!isAway(error) || stopped.signal.aborted) throw error;
        outage.begin(taking.fold, error);
        await wait(PAUSE_MS);
      }
    }
  }

  return {
    halted: Promise.race([subscription.halted, failure.halted]),
    serves: filled,
    get waits() {
      return outage.says;
    },
    stop: async () => {
      stopped.abort();
      filler.look();
      await Promise.all([subscription.stop(), filled.catch(() => undefined), caughtUp.catch(() => undefined)]);
      await pasts.stop();
    },
  };
}

function forget({ judge, fold, followed }: Omit<Taking, 'isApart'>): void {
  judge.forget();
  fold.forget();
  followed.clear();
}

/** The checkpoints are compared and set: of two projectors that read one partition, each record is taken by one. */
async function takeBatch(
  sql: Transaction,
  taking: Taking,
  { ledger, edition: number, records, partitions }: Batch & { ledger: Ledger; edition: number },
): Promise<Brought & { large: string[] }> {
  const edition = await editionHeld(sql, number);
  const checkpoints = await lockCheckpoints(sql, partitions);
  const taken = records.filter(({ partition, offset }) => offset >= nextOf(partition, checkpoints));
  // Another has written since we last did: what we have judged is not what the tables say.
  if (taken.length < records.length) taking.judge.forget();
  assertNothingLeftOut(taken, checkpoints);
  const read = taken.map((record) => readRecord(record, ledger.partitions));
  const judged = await taking.judge.take(sql, read);
  await Promise.all([writeIndex(sql, judged), advanceCheckpoints(sql, read, ledger.identity)]);
  const upTo = new Map([...checkpoints].map(([partition, { next }]) => [partition, next]));
  for (const { partition, offset } of read) upTo.set(partition, offset + 1);
  const brought = edition.serves
    ? await bringUp(sql, taking, { upTo, fresh: judged.records })
    : { parked: [], isBehind: false };
  await tellViewsChanged(sql);
  return { ...brought, large: largeIn(judged.records) };
}

function batchOf(records: LogRecord[]): Batch {
  return { records, partitions: [...new Set(records.map(({ partition }) => partition))] };
}

/** Which copy is written is asked once nobody can switch it any more. */
async function editionHeld(sql: Transaction, number: number) {
  await holdEdition(sql, { edition: number, how: 'shared' });
  const edition = await editionIn(sql, number);
  if (!edition) throw viewsDropped('they are gone');
  await useCopy(sql, edition);
  return edition;
}

function firstFailure(): { halted: Promise<LedgerHalt>; tell: (error: unknown) => void } {
  let tell: (error: unknown) => void = () => undefined;
  const halted = new Promise<LedgerHalt>((resolve) => {
    tell = (error) => resolve(haltFor(error));
  });
  return { halted, tell };
}

function nextOf(partition: number, checkpoints: Map<number, Checkpoint>): number {
  return checkpoints.get(partition)?.next ?? 0;
}

/** Were the index dropped while we read on, the rows of all that came before would be missing for ever. */
function assertNothingLeftOut(taken: LogRecord[], checkpoints: Map<number, Checkpoint>): void {
  const firsts = new Map(taken.toReversed().map(({ partition, offset }) => [partition, offset]));
  for (const [partition, offset] of firsts) {
    const next = nextOf(partition, checkpoints);
    if (offset === next) continue;
    throw viewsDropped(`partition ${partition} goes on at ${offset}, and they hold ${next} records of it`);
  }
}

function viewsDropped(how: string): LedgerHalt {
  const message = `The views were made anew while they were being written: ${how}. Restart, and they are built from the log.`;
  return new LedgerHalt('ledger.views-dropped', message);
}
