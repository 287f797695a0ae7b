/** A reader of the embedded log: pages through what is there, then waits to be woken. */
import { setTimeout as wait } from 'node:timers/promises';
import { Notifications, type Database, isAway, type Sql } from '#postgres';
import { haltFor, type Ledger, type LedgerHalt, type Subscriber, type Subscription } from '../ledger.js';
import { Sequence } from '../sequence.js';
import type { LogRecord } from '../rule.js';
import { recordOf, type StoredRecord } from './stored-record.js';
import { ReaderLock } from './reader-lock.js';

const PAGE = 500;
const POLL_EVERY_MS = 1000;
/** Between two tries while the database is away. */
const PAUSE_MS = 250;

interface Surroundings {
  ledger: Ledger;
  database: Database;
  sql: Sql;
  schema: string;
}

export class EmbeddedSubscription implements Subscription {
  readonly halted: Promise<LedgerHalt>;
  private readonly sequence = new Sequence();
  private readonly stopped = new AbortController();
  /** Of a group's reader; the others stand by. */
  private readonly lock: ReaderLock | undefined;
  private onHalt!: (halt: LedgerHalt) => void;
  private running: Promise<void> = Promise.resolve();
  private appended: Notifications | undefined;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly around: Surroundings,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
    const { group } = subscriber;
    if (group !== undefined) this.lock = new ReaderLock(around.database, `${around.schema} ${group}`);
  }

  /** Throws LedgerHalt if the reader cannot begin where it wants to, unless it stands by for another of its group. */
  async start(): Promise<void> {
    const { sql, schema } = this.around;
    this.appended = await Notifications.on(sql, schema);
    if (!this.lock) await this.begin();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    if (this.isStopped) return this.running;
    this.stopped.abort();
    this.appended?.notify();
    // Standing by, it may wait for an answer on the lock's own connection.
    if (!this.lock?.isHeld) await this.lock?.release();
    await this.running;
    await this.appended?.remove();
  }

  private get isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async run(): Promise<void> {
    try {
      for (let begun = this.lock === undefined; !this.isStopped; begun = false) await this.readWhilePossible(begun);
    } catch (error) {
      if (!this.isStopped) this.onHalt(haltFor(error));
    } finally {
      await this.lock?.release();
    }
  }

  /** Until it is stopped, or the lock is lost, or the database is away, which comes back. */
  private async readWhilePossible(begun: boolean): Promise<void> {
    try {
      await this.lock?.acquire(this.stopped.signal);
      if (!begun && !this.isStopped) await this.begin();
      while (!this.isStopped && (this.lock?.isHeld ?? true)) await this.readOn();
    } catch (error) {
      if (!isAway(error)) throw error;
      await wait(PAUSE_MS);
    }
  }

  private async begin(): Promise<void> {
    const { ledger } = this.around;
    const all = Array.from({ length: ledger.partitions }, (_, partition) => partition);
    this.sequence.begin(await this.subscriber.from(all), await ledger.bounds());
  }

  private async readOn(): Promise<void> {
    const records = this.sequence.take(await this.nextPage());
    if (records.length > 0) await this.subscriber.onRecords(records);
    else await this.appended?.wait(POLL_EVERY_MS);
  }

  /** One statement for all partitions: on each, what follows the last read. */
  private async nextPage(): Promise<LogRecord[]> {
    const { sql, schema } = this.around;
    const { partitions } = this.sequence;
    const offsets = partitions.map((partition) => this.sequence.next(partition) ?? 0);
    const rows = await sql<StoredRecord[]>`
      select r.partition, r."offset", r.key, r.value, floor(extract(epoch from r.appended_at) * 1000) as appended
      from unnest(${partitions}::int[], ${offsets}::bigint[]) as wanted (partition, "offset"),
      lateral (select * from ${sql(schema)}.log l where l.partition = wanted.partition and l."offset" >= wanted."offset"
               order by l."offset" limit ${PAGE}) r
      order by r.partition, r."offset"`;
    return rows.map(recordOf);
  }
}
