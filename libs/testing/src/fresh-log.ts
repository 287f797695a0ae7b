/** A log of its own for one test, behind either adapter. */
import { type Entry, type Ledger, openEmbeddedLedger, openKafkaLedger } from '#ledger';
import { connect } from '#postgres';
import { eventually, freshDatabase, freshTopic, kafkaBrokers } from './services.js';

export interface FreshLog {
  /** Connects one more process to it. */
  open(options?: { partitions?: number }): Promise<Ledger>;
  drop(): Promise<void>;
}

/** One whose appends can fail midway. */
export interface AbortableLog extends FreshLog {
  /** Has the ledger append a round, which fails after it has begun, in the way in which this log's appends do. */
  abortAppend(ledger: Ledger, round: Entry[]): Promise<void>;
}

export async function freshEmbeddedLog(): Promise<AbortableLog> {
  const database = await freshDatabase();
  return {
    open: (options) => openEmbeddedLedger({ databaseUrl: database.url, ...options }),
    abortAppend: (ledger, round) => killedMidway(database.url, () => ledger.append(round)),
    drop: () => database.drop(),
  };
}

/** The topic goes with its broker. */
export function freshKafkaLog(): Promise<AbortableLog> {
  const topic = freshTopic();
  return Promise.resolve({
    open: (options) => openKafkaLedger({ brokers: kafkaBrokers(), topic, ...options }),
    abortAppend: (ledger, round) => refused(ledger.append([...round, tooLarge(ledger, round)])),
    drop: () => Promise.resolve(),
  });
}

/** Its connection is cut while it writes: another holds the place of its record in the last partition. */
async function killedMidway(databaseUrl: string, append: () => Promise<void>): Promise<void> {
  const sql = connect(databaseUrl, { max: 2 });
  const over = new Error('The place is given back.');
  const holding = sql.begin(async (transaction) => {
    await eventually(async () => {
      const held = await transaction`
        insert into stet_ledger.log (partition, "offset", value, appended_at)
        select partition, next, '', now() from stet_ledger.counters order by partition desc limit 1
        on conflict do nothing returning 1`;
      return held.length > 0;
    });
    let hasFailed = false;
    const failed = refused(append()).then(() => (hasFailed = true));
    await eventually(async () => {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%.append(%'`;
      return hasFailed;
    });
    await failed;
    throw over;
  });
  await holding.catch((error: unknown) => {
    if (error !== over) throw error;
  });
  await sql.end();
}

/** The broker takes no batch with it, and so nothing of the round in its partition. */
function tooLarge({ maxRoundBytes }: Ledger, round: Entry[]): Entry {
  const { partition = 0, key = '' } = round.at(-1) ?? {};
  return { partition, key, value: Buffer.alloc(2 * maxRoundBytes) };
}

async function refused(append: Promise<void>): Promise<void> {
  const failed = await append.then(
    () => false,
    () => true,
  );
  if (!failed) throw new Error('The append was to fail, and did not.');
}
