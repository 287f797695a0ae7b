/**
 * The log's index: every record, each stream's head, and what is killed. Command handling, the audit and the read models
 * are fed from it. All in it can be rebuilt from the log; only a projector makes it, or makes it anew.
 */
import { type Ledger, LedgerHalt } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { CHECKPOINTS, INDEX } from './checkpoints.js';
import { COMMITS, LATER_INDEXES } from './events.js';
import { KILLED } from './killed-reports.js';

/** Counts up with every change of these tables, or of what is written to them: what an earlier release made is made anew. */
const EDITION = 2;

/** Each stream's head: what the fold judges by. */
const STREAMS = `
  create table streams (stream text primary key, partition int not null, version int not null, head text not null, at text not null);`;

const TABLES = ['create table edition (edition int not null);', CHECKPOINTS, STREAMS, COMMITS, KILLED];

/** A spec holds the number to what it is of. */
export const indexEdition = { edition: EDITION, tables: TABLES };

/** True if it was made, or made anew. Throws LedgerHalt if a later release made it. */
export async function prepareIndex(
  sql: Transaction,
  { identity, partitions }: Pick<Ledger, 'identity' | 'partitions'>,
): Promise<boolean> {
  const found = await editionIn(sql);
  if (found > EDITION) throw ofALaterRelease(found);
  if (found === EDITION) {
    for (const [name, made] of Object.entries(LATER_INDEXES))
      if (!(await isThere(sql, name))) await sql.unsafe(`set local search_path = ${INDEX}; ${made}`);
    return false;
  }
  await sql.unsafe(`drop schema if exists ${INDEX} cascade; create schema ${INDEX}; set local search_path = ${INDEX}`);
  await makeIndex(sql, { identity, partitions });
  return true;
}

/** Its tables, empty, in whichever schema is used. */
export async function makeIndex(
  sql: Transaction,
  { identity, partitions }: Pick<Ledger, 'identity' | 'partitions'>,
): Promise<void> {
  await sql.unsafe([...TABLES, ...Object.values(LATER_INDEXES)].join('\n'));
  await sql`insert into edition values (${EDITION})`;
  await sql`
    insert into checkpoints (partition, next_offset, ledger)
    select p, 0, ${identity} from generate_series(0, ${partitions - 1}::int) p`;
}

/** Is it there as this release reads it? Throws LedgerHalt if a later release made it. */
export async function hasIndex(sql: Sql): Promise<boolean> {
  const found = await editionIn(sql);
  if (found > EDITION) throw ofALaterRelease(found);
  return found === EDITION;
}

/** 0 where there is none. */
async function editionIn(sql: Sql | Transaction): Promise<number> {
  if (!(await isThere(sql, 'edition'))) return 0;
  const [row] = await sql<{ edition: number }[]>`select edition from ${sql(INDEX)}.edition`;
  return row?.edition ?? 0;
}

async function isThere(sql: Sql | Transaction, name: string): Promise<boolean> {
  const [named] = await sql<{ isThere: boolean }[]>`select to_regclass(${`${INDEX}.${name}`}) is not null as "isThere"`;
  return named?.isThere ?? false;
}

function ofALaterRelease(found: number): LedgerHalt {
  const message = `The index of the log in this database is of edition ${found}, which a later release of Stet made; this one makes edition ${EDITION}. Start the later release, or keep these views aside ("alter schema ${INDEX} rename to stet_kept"), and restart: this one builds its own from the log.`;
  return new LedgerHalt('ledger.later-views', message);
}
