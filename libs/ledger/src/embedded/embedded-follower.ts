/** A reader of the embedded log: pages through what is there, then waits to be woken. */
import { setTimeout as wait } from 'node:timers/promises';
import { Bell, isAway, type Sql } from '#postgres';
import { type Following, haltFor, type Ledger, type LedgerHalt, type Reading } from '../ledger.js';
import { Sequence } from '../sequence.js';
import type { LogRecord } from '../rule.js';
import { recordOf, type StoredRecord } from './stored-record.js';

const PAGE = 500;
const POLL_EVERY = 1000;
const STAND_BY_EVERY = 250;
/** Between two tries while the database is away, in milliseconds. */
const PAUSE = 250;

interface Surroundings {
  ledger: Ledger;
  sql: Sql;
  schema: string;
}

export class EmbeddedFollower implements Following {
  readonly halted: Promise<LedgerHalt>;
  private readonly sequence = new Sequence();
  private readonly stopped = new AbortController();
  private onHalt!: (halt: LedgerHalt) => void;
  private running: Promise<void> = Promise.resolve();
  private appended: Bell | undefined;
  private turn: Awaited<ReturnType<Sql['reserve']>> | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly around: Surroundings,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
  }

  /** Throws LedgerHalt if the reader cannot begin where it wants to, unless it stands by for another of its group. */
  async start(): Promise<void> {
    const { sql, schema } = this.around;
    this.appended = await Bell.on(sql, schema);
    if (!this.reading.group) await this.begin();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    if (this.stopped.signal.aborted) return this.running;
    this.stopped.abort();
    this.appended?.ring();
    await this.running;
    await this.appended?.remove();
  }

  private async run(): Promise<void> {
    for (let begun = this.reading.group === undefined; !this.stopped.signal.aborted; begun = false) {
      try {
        if (!begun) await this.beginInTurn();
        while (!this.stopped.signal.aborted) await this.readOn();
      } catch (error) {
        if (!this.stopped.signal.aborted && !isAway(error)) return this.onHalt(haltFor(error));
        await wait(PAUSE);
      } finally {
        await this.giveTurn();
      }
    }
  }

  private async beginInTurn(): Promise<void> {
    const { group } = this.reading;
    if (group === undefined || (await this.waitForTurn(group))) await this.begin();
  }

  private async begin(): Promise<void> {
    const { ledger } = this.around;
    const all = Array.from({ length: ledger.partitions }, (_, partition) => partition);
    this.sequence.begin(await this.reading.from(all), await ledger.bounds());
  }

  private async readOn(): Promise<void> {
    const records = this.sequence.take(await this.nextPage());
    if (records.length > 0) await this.reading.onRecords(records);
    else await this.appended?.wait(POLL_EVERY);
  }

  /** One statement for all partitions: on each, what follows the last read. By the connection that has our turn, if any. */
  private async nextPage(): Promise<LogRecord[]> {
    const { sql, schema } = this.around;
    const { partitions } = this.sequence;
    const offsets = partitions.map((partition) => this.sequence.next(partition) ?? 0);
    const rows = await (this.turn ?? sql)<StoredRecord[]>`
      select r.partition, r."offset", r.key, r.value, floor(extract(epoch from r.appended_at) * 1000) as appended
      from unnest(${partitions}::int[], ${offsets}::bigint[]) as wanted (partition, "offset"),
      lateral (select * from ${sql(schema)}.log l where l.partition = wanted.partition and l."offset" >= wanted."offset"
               order by l."offset" limit ${PAGE}) r
      order by r.partition, r."offset"`;
    return rows.map(recordOf);
  }

  /** One of a group reads at a time; the others stand by. False if it was stopped before its turn. */
  private async waitForTurn(group: string): Promise<boolean> {
    const { sql, schema } = this.around;
    const turn = await sql.reserve();
    this.turn = turn;
    while (!this.stopped.signal.aborted) {
      const [lock] = await turn<
        { mine: boolean }[]
      >`select pg_try_advisory_lock(hashtext(${`${schema} ${group}`})) as mine`;
      if (lock?.mine) return true;
      await wait(STAND_BY_EVERY, undefined, { signal: this.stopped.signal }).catch(() => undefined);
    }
    return false;
  }

  private async giveTurn(): Promise<void> {
    await this.turn?.unsafe('select pg_advisory_unlock_all()').catch(() => undefined);
    this.turn?.release();
    this.turn = undefined;
  }
}
