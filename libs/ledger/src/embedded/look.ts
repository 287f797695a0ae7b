/** What the embedded log must be as long as a process runs over it. */
import type { Sql } from '#postgres';
import { LedgerHalt } from '../ledger.js';
import { assertBegins } from '../sequence.js';
import { assertDurable } from './schema.js';

interface Watched {
  schema: string;
  identity: string;
}

/** Throws LedgerHalt or WrongLedgerSetting. */
export async function lookAtLog(sql: Sql, { schema, identity }: Watched): Promise<void> {
  await assertDurable(sql);
  const [found] = await orGone(schema, sql<{ id: string }[]>`select id from ${sql(schema)}.identity`);
  if (`embedded:${found?.id}` !== identity) throw gone(schema);
  await assertCounted(sql, schema);
}

/** Each partition begins at 0, and its counter is not behind its records. Throws LedgerHalt. */
export async function assertCounted(sql: Sql, schema: string): Promise<void> {
  const rows = await orGone(
    schema,
    sql<{ partition: number; next: string; first: string | null; last: string | null }[]>`
      select partition, next, there.first, there.last from ${sql(schema)}.counters c,
      lateral (select min("offset") as first, max("offset") as last from ${sql(schema)}.log l where l.partition = c.partition) there
      order by partition`,
  );
  if (rows.length === 0) throw gone(schema);
  for (const { partition, next, first, last } of rows) {
    assertBegins(partition, Number(first ?? next));
    if (last !== null && Number(next) <= Number(last)) throw countersOff(schema, { partition, next, last });
  }
}

/** A table or a schema that is not there is no database that is away. */
async function orGone<T>(schema: string, asked: PromiseLike<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === UNDEFINED_TABLE || code === UNDEFINED_SCHEMA ? gone(schema) : error;
  }
}

const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';

function gone(schema: string): LedgerHalt {
  const message = `The log in schema ${schema} was dropped, or another was put in its place, while this process ran. Restore it from a copy. Do not start over an empty one before what the views still hold of it is kept aside ("alter schema stet_index rename to stet_kept").`;
  return new LedgerHalt('ledger.gone', message);
}

function countersOff(
  schema: string,
  { partition, next, last }: Record<'next' | 'last', string> & { partition: number },
) {
  const message = `The counter of partition ${partition} in ${schema}.counters is at ${next}, and its last record at ${last}: nothing can be written. Set the counter to ${Number(last) + 1}, then restart.`;
  return new LedgerHalt('ledger.counters-off', message);
}
