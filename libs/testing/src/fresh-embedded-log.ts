import { openEmbeddedLedger } from '#ledger';
import { connect, type Sql } from '#postgres';
import { type FreshLog, refused } from './fresh-log.js';
import { eventually, freshDatabase } from './services.js';

export async function freshEmbeddedLog(): Promise<FreshLog> {
  const { url, drop } = await freshDatabase();
  return {
    open: (options) => openEmbeddedLedger({ database: url, ...options }),
    abortAppend: (ledger, round) => asOwner(url, (sql) => killedMidway(sql, () => ledger.append(round))),
    leaveHole: (partition) =>
      asOwner(url, (sql) => sql`update stet_ledger.counters set next = next + 1 where partition = ${partition}`),
    loseFirst: (partition) =>
      asOwner(url, (sql) => sql`delete from stet_ledger.log where partition = ${partition} and "offset" = 0`),
    makeAnew: () =>
      asOwner(url, (sql) => sql`with gone as (delete from stet_ledger.log) update stet_ledger.counters set next = 0`),
    vanish: () => asOwner(url, (sql) => sql`drop schema stet_ledger cascade`),
    drop,
  };
}

/** Its connection is cut while it writes: another holds the place of its record in the last partition. */
async function killedMidway(sql: Sql, append: () => Promise<void>): Promise<void> {
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
}

async function asOwner(url: string, act: (sql: Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = connect(url, { max: 2 });
  await act(sql);
  await sql.end();
}
