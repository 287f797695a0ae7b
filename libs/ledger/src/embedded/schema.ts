/** The embedded ledger's tables. Dropping the views' schema spares them. */
import { randomUUID } from 'node:crypto';
import type { Sql } from '#postgres';
import { WrongLedgerSetting } from '../ledger.js';

/** Makes what is missing, in one transaction; answers the log's identity. Throws WrongLedgerSetting. */
export async function prepareLog(sql: Sql, schema: string, partitions: number): Promise<string> {
  await assertDurable(sql);
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext(${schema}))`;
    await transaction.unsafe(tables(schema));
    await transaction.unsafe(append(schema));
    await transaction`insert into ${sql(schema)}.identity (id, partitions) values (${randomUUID()}, ${partitions}) on conflict do nothing`;
    await transaction`insert into ${sql(schema)}.counters select p, 0 from generate_series(0, ${partitions - 1}::int) p on conflict do nothing`;
  });
  return identityIn(sql, schema, partitions);
}

/** Makes nothing; answers the log's identity. Throws WrongLedgerSetting. */
export async function logToRead(sql: Sql, schema: string, partitions: number): Promise<string> {
  const [there] = await sql<{ is: boolean }[]>`select to_regclass(${`${schema}.identity`}) is not null as is`;
  if (there?.is) return identityIn(sql, schema, partitions);
  throw new WrongLedgerSetting(
    `There is no log in schema ${schema} of this database, and none was made: name the database of the log in DATABASE_URL or STET_DATA; or, if the log is on Kafka, its brokers in KAFKA_BROKERS.`,
  );
}

async function identityIn(sql: Sql, schema: string, partitions: number): Promise<string> {
  const [found] = await sql<{ id: string; partitions: number }[]>`select id, partitions from ${sql(schema)}.identity`;
  if (!found || found.partitions !== partitions) {
    throw new WrongLedgerSetting(
      `The log in schema ${schema} has ${found?.partitions} partitions, not ${partitions}; the number is fixed when a log is made. Name another schema, or keep ${found?.partitions}.`,
    );
  }
  return `embedded:${found.id}`;
}

/** Throws WrongLedgerSetting. */
export async function assertDurable(sql: Sql): Promise<void> {
  for (const [name, right] of [
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['server_encoding', 'UTF8'],
  ] as const) {
    const [found] = await sql<{ value: string }[]>`select current_setting(${name}) as value`;
    if (found?.value === right) continue;
    throw new WrongLedgerSetting(
      `Postgres has ${name} = ${found?.value}; the ledger needs ${right}. Set it in postgresql.conf, then restart Postgres.`,
    );
  }
}

const tables = (schema: string) => `
  create schema if not exists ${schema};
  create table if not exists ${schema}.identity (one boolean primary key default true check (one), id uuid not null, partitions int not null);
  create table if not exists ${schema}.counters (partition int primary key, next bigint not null);
  create table if not exists ${schema}.log (
    partition int, "offset" bigint, key text, value bytea not null, appended_at timestamptz not null,
    primary key (partition, "offset")
  );`;

/**
 * Offsets come from one counter row a partition, locked in order of partition until the transaction ends:
 * a sequence leaves holes, max + 1 collides, and rows locked in another order deadlock.
 */
const append = (schema: string) => `
  create or replace function ${schema}.append(partitions int[], keys text[], contents text[]) returns void language plpgsql as $$
  begin
    perform set_config('synchronous_commit', 'on', true);
    perform 1 from ${schema}.counters where partition = any (partitions) order by partition for update;
    insert into ${schema}.log
      select partition, next + row_number() over (partition by partition order by place) - 1, key, decode(content, 'base64'), clock_timestamp()
      from unnest(partitions, keys, contents) with ordinality as round (partition, key, content, place)
      join ${schema}.counters using (partition);
    update ${schema}.counters c set next = c.next + added.count
      from (select p, count(*) from unnest(partitions) p group by p) added where added.p = c.partition;
    perform pg_notify('${schema}', '');
  end $$;`;
