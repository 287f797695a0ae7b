/**
 * The editions of the read models, and which copy of each is written and read. A copy is a schema of its own; the
 * catalogue has a row for each edition, so one row switches from a copy to another.
 */
import type { Ledger, Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { INDEX, indexPosition } from './checkpoints.js';
import { DISCLOSURES } from './disclosures.js';
import { PARKED } from './passed-over.js';
import { prepareIndex } from './prepare-index.js';
import { EDITION, views as allViews } from './schema.js';
import type { View } from './view.js';
import { VIEW_CHECKPOINTS } from './view-checkpoints.js';

/** The catalogue's schema. A copy's name is this, the edition, and from the second on its number. */
export const VIEWS = 'stet_views';

/** Whoever fills, and since when, is there to be named: whether he still does, his lock says. */
const CATALOGUE = `
  create schema if not exists ${VIEWS};
  create table if not exists ${VIEWS}.editions (edition int primary key, schema text not null, serves boolean not null);
  create table if not exists ${VIEWS}.copies (
    schema text primary key, edition int not null, begun_at timestamptz not null default now(), served_at timestamptz
  );
  create table if not exists ${VIEWS}.fillers (edition int primary key, who text not null, since timestamptz not null);`;

export interface Edition {
  schema: string;
  /** It has once held all that the log did: questions are answered from it. */
  serves: boolean;
}

export interface Preparing {
  views?: View[];
  /** By default this release's. */
  edition?: number;
}

/**
 * For a projector alone: makes the index and this release's edition where there are none. Several may do so at once, and
 * other releases' editions are left as they are. Throws LedgerHalt if a later release made the index.
 */
export async function prepareViews(
  sql: Sql,
  ledger: Pick<Ledger, 'identity' | 'partitions'>,
  { views = allViews, edition = EDITION }: Preparing = {},
): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('stet views'))`;
    if (!(await isThere(transaction, `${VIEWS}.fillers`))) await transaction.unsafe(CATALOGUE);
    // What an index was made from anew, the read models are made from anew.
    if (await prepareIndex(transaction, ledger)) await forgetCopies(transaction);
    if (!(await isThere(transaction, 'stet_trail.disclosures_to_whom'))) await transaction.unsafe(DISCLOSURES);
    await listCopies(transaction);
    const found = await editionIn(transaction, edition);
    if (found && (await isThere(transaction, `${found.schema}.view_checkpoints`))) return;
    const schema = `${VIEWS}_${edition}`;
    await transaction.unsafe(`drop schema if exists ${schema} cascade`);
    await makeCopy(transaction, { schema, edition, views });
    await transaction`
      insert into ${transaction(VIEWS)}.editions values (${edition}, ${schema}, false)
      on conflict (edition) do update set schema = excluded.schema, serves = false`;
  });
}

/** Those that a release made which knew of one copy alone. */
async function listCopies(sql: Transaction): Promise<void> {
  await sql`
    insert into ${sql(VIEWS)}.copies (schema, edition, served_at)
    select schema, edition, case when serves then now() end from ${sql(VIEWS)}.editions on conflict do nothing`;
}

/** Their rows are of places in an index that is no more. */
async function forgetCopies(sql: Transaction): Promise<void> {
  const copies = await sql<{ schema: string }[]>`delete from ${sql(VIEWS)}.copies returning schema`;
  for (const { schema } of copies) await sql`drop schema if exists ${sql(schema)} cascade`;
  await sql`delete from ${sql(VIEWS)}.editions`;
}

/** SQL that makes them, in whichever schema is used. */
export function tablesOf(views: View[]): string[] {
  return [VIEW_CHECKPOINTS, PARKED, ...views.map(({ table }) => table)];
}

/** A spec holds the number to what it is of. */
export const viewsEdition = { edition: EDITION, tables: tablesOf(allViews) };

interface Making {
  schema: string;
  edition: number;
  views: View[];
}

/** Empty, of every partition that the index has. */
export async function makeCopy(sql: Transaction, { schema, edition, views }: Making): Promise<void> {
  await sql.unsafe(`create schema ${schema}; set local search_path = ${schema};
    ${tablesOf(views).join('\n')}`);
  await sql`
    insert into view_checkpoints (partition, next_offset) select partition, 0 from ${sql(INDEX)}.checkpoints`;
  await sql`
    insert into ${sql(VIEWS)}.copies (schema, edition) values (${schema}, ${edition})
    on conflict (schema) do update set edition = excluded.edition, begun_at = now(), served_at = null`;
}

/** Undefined where no projector has made it yet. */
export async function editionIn(sql: Sql | Transaction, edition = EDITION): Promise<Edition | undefined> {
  const [row] = await sql<Edition[]>`
    select schema, serves from ${sql(VIEWS)}.editions where edition = ${edition}`;
  return row;
}

/** What is read and written from here on is of this copy, and of the index. */
export async function useCopy(sql: Transaction, { schema }: Pick<Edition, 'schema'>): Promise<void> {
  await sql`select set_config('search_path', ${`${schema}, ${INDEX}`}, true)`;
}

/** The copy of this release that serves; false if none does. */
export async function useServing(sql: Transaction): Promise<boolean> {
  const [row] = await sql<object[]>`
    select set_config('search_path', schema || ${`, ${INDEX}`}, true) from ${sql(VIEWS)}.editions
    where edition = ${EDITION} and serves`;
  return row !== undefined;
}

export async function useIndex(sql: Transaction): Promise<void> {
  await sql`select set_config('search_path', ${INDEX}, true)`;
}

/** Whoever writes an edition holds it shared, and whoever switches its copies alone. */
export async function holdEdition(
  sql: Transaction,
  { edition, how }: { edition: number; how: 'shared' | 'alone' },
): Promise<void> {
  const key = `${VIEWS} ${edition}`;
  if (how === 'shared') await sql`select pg_advisory_xact_lock_shared(hashtext(${key}))`;
  else await sql`select pg_advisory_xact_lock(hashtext(${key}))`;
}

/** From now on questions are answered from this copy, and it is written with each batch. In one step, with what is around. */
export async function serve(sql: Transaction, { edition, schema }: Omit<Making, 'views'>): Promise<void> {
  await sql`
    update ${sql(VIEWS)}.editions set schema = ${schema}, serves = true where edition = ${edition}`;
  await sql`
    insert into ${sql(VIEWS)}.copies (schema, edition, served_at) values (${schema}, ${edition}, now())
    on conflict (schema) do update set served_at = now()`;
}

/** No edition of this release serves yet. */
export class ViewsFilling extends Error {
  readonly code = 'views.filling';
  constructor(progress: Progress | undefined) {
    super(
      `The views of this release are being filled from the log${progress ? `: ${progress.done} of ${progress.records} records so far` : ''}. Commands are taken meanwhile; ask again later.`,
    );
  }
}

/** In records of the index. */
export interface Progress {
  done: number;
  records: number;
}

/** Undefined once it serves, or while there is nothing to be told of. */
export async function progressOf(sql: Sql): Promise<Progress | undefined> {
  const found = await editionIn(sql);
  return found && !found.serves ? progressIn(sql, found) : undefined;
}

/** How much of the index a copy has. */
export async function progressIn(sql: Sql | Transaction, { schema }: Pick<Edition, 'schema'>): Promise<Progress> {
  const views = await sql<{ next_offset: string }[]>`select next_offset from ${sql(schema)}.view_checkpoints`;
  const done = views.map(({ next_offset }) => Number(next_offset));
  return { done: sum(done), records: sum(await indexPosition(sql)) };
}

function sum(position: Position): number {
  return position.reduce((records, count) => records + count, 0);
}

async function isThere(sql: Transaction, table: string): Promise<boolean> {
  const [named] = await sql<{ isThere: boolean }[]>`select to_regclass(${table}) is not null as "isThere"`;
  return named?.isThere ?? false;
}
