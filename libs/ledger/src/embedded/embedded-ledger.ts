/**
 * The ledger for one machine: a Postgres table. Same bytes, same rule, same readers as on Kafka.
 * One statement appends a round; a notification wakes the readers, and a slow poll covers what it misses.
 */
import { connect, type Database, hasRefused, type Sql } from '#postgres';
import {
  type Entry,
  type Ledger,
  NotAppended,
  type PartitionBounds,
  type Subscriber,
  type Subscription,
} from '../ledger.js';
import type { LogRecord } from '../rule.js';
import { EmbeddedSubscription } from './embedded-subscription.js';
import { LOOK_EVERY_MS, Lookout } from '../lookout.js';
import { LOG_PARTITIONS } from '../partition.js';
import { assertCounted, lookAtLog } from './look.js';
import { logToRead, prepareLog } from './schema.js';
import { recordOf, type StoredRecord } from './stored-record.js';

export interface EmbeddedLedgerOptions {
  database: Database;
  /** A plain name: lower-case letters, digits, underscores. */
  schema?: string;
  partitions?: number;
  /** For whoever writes nothing: a log that is not there is not made, and nothing more is asked of one that is. */
  isOnlyRead?: boolean;
  /** How often the tables are looked at while the process runs. */
  lookEveryMs?: number;
}

const MAX_ROUND_BYTES = 1_000_000;
/** How long what is under way may take when the log is closed, in seconds. */
const GRACE_S = 2;

/** Makes the log if there is none; throws WrongLedgerSetting or LedgerHalt. */
export async function openEmbeddedLedger(options: EmbeddedLedgerOptions): Promise<Ledger> {
  const { database, schema = 'stet_ledger', partitions = LOG_PARTITIONS, lookEveryMs = LOOK_EVERY_MS } = options;
  const sql = connect(database, { max: 4 });
  try {
    const identity = await (options.isOnlyRead ? logToRead : prepareLog)(sql, schema, partitions);
    if (!options.isOnlyRead) await assertCounted(sql, schema);
    return new EmbeddedLedger(sql, { database, schema, partitions, identity, lookEveryMs });
  } catch (error) {
    await sql.end();
    throw error;
  }
}

interface Log {
  database: Database;
  schema: string;
  partitions: number;
  identity: string;
  lookEveryMs: number;
}

class EmbeddedLedger implements Ledger {
  readonly identity: string;
  readonly partitions: number;
  readonly maxRoundBytes = MAX_ROUND_BYTES;
  readonly halted: Promise<Error>;
  private readonly lookout: Lookout;
  private readonly subscriptions = new Set<EmbeddedSubscription>();

  constructor(
    private readonly sql: Sql,
    private readonly log: Log,
  ) {
    this.identity = log.identity;
    this.partitions = log.partitions;
    this.lookout = new Lookout(() => lookAtLog(sql, log), log.lookEveryMs);
    this.halted = this.lookout.halted;
  }

  /** One Postgres leads them all. */
  leaderOf(): number {
    return 0;
  }

  async append(round: Entry[]): Promise<void> {
    const { sql, log } = this;
    const partitions = round.map(({ partition }) => partition);
    const keys = round.map(({ key }) => key);
    const contents = round.map(({ value }) => value.toString('base64'));
    try {
      await sql`select ${sql(log.schema)}.append(${partitions}::int[], ${keys}::text[], ${contents}::text[])`;
    } catch (error) {
      throw hasRefused(error) ? new NotAppended(String(error), { cause: error }) : error;
    }
  }

  /** By the records where there are some: a table may be cut, and its counters stay. */
  async bounds(): Promise<PartitionBounds[]> {
    const { sql, log } = this;
    const rows = await sql<{ start: string; end: string }[]>`
      select coalesce(there.first, next) as start, coalesce(there.last + 1, next) as end
      from ${sql(log.schema)}.counters c,
      lateral (select min("offset") as first, max("offset") as last from ${sql(log.schema)}.log l where l.partition = c.partition) there
      order by c.partition`;
    return rows.map(({ start, end }) => ({ start: Number(start), end: Number(end) }));
  }

  async read(partition: number, offset: number, count: number): Promise<LogRecord[]> {
    const { sql, log } = this;
    const rows = await sql<StoredRecord[]>`
      select partition, "offset", key, value, floor(extract(epoch from appended_at) * 1000) as appended
      from ${sql(log.schema)}.log where partition = ${partition} and "offset" >= ${offset} order by "offset" limit ${count}`;
    return rows.map(recordOf);
  }

  async follow(subscriber: Subscriber): Promise<Subscription> {
    const { sql, log } = this;
    const subscription = new EmbeddedSubscription(subscriber, { ...log, ledger: this, sql });
    this.subscriptions.add(subscription);
    await subscription.start();
    return subscription;
  }

  /** At once: a subscription may wait for an answer that does not come, until the pool's end cuts it off. */
  async close(): Promise<void> {
    this.lookout.stop();
    const stopped = [...this.subscriptions].map((subscription) => subscription.stop());
    await Promise.all([...stopped, this.sql.end({ timeout: GRACE_S })]);
  }
}
