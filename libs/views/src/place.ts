/**
 * A place for all that is made from the log: one schema that holds the index and the read models of this release side by
 * side, beside what serves or in another database. A replay fills it.
 */
import { randomBytes } from 'node:crypto';
import type { Ledger, Position } from '#ledger';
import type { Sql, Transaction } from '#postgres';
import { INDEX } from './checkpoints.js';
import { tablesOf } from './editions.js';
import { makeIndex } from './prepare-index.js';
import { views as allViews } from './schema.js';
import type { View } from './view.js';

/** What is there already is nobody's to write over. */
export class NotEmpty extends Error {
  readonly code = 'views.not-empty';
}

/** What is to be compared has not taken yet, for as long as one waits, what the index has. */
export class ViewsLagging extends Error {
  readonly code = 'views.lagging';
}

interface Making {
  schema: string;
  ledger: Pick<Ledger, 'identity' | 'partitions'>;
  views?: View[];
}

const PLAIN = /^[a-z][a-z0-9_]{0,50}$/;
/** Of Stet itself, and of Postgres. */
const TAKEN = /^(?:stet_(?:index|views|ledger|trail|kept)|pg_|information_schema|public$)/;

/** Throws NotEmpty where the name is one that Stet or Postgres has, or none. */
export function assertPlain(schema: string): void {
  if (PLAIN.test(schema) && !TAKEN.test(schema)) return;
  throw new NotEmpty(
    `"${schema}" is no name for a place of its own: take lower-case letters, digits and underscores, beginning with a letter, such as replay_1, and none that Stet or Postgres has.`,
  );
}

/** Empty; from here on the transaction uses it, and no other. Throws NotEmpty. */
export async function makePlace(sql: Transaction, { schema, ledger, views = allViews }: Making): Promise<void> {
  const [found] = await sql<{ things: number }[]>`
    select count(*)::int as things from pg_class where relnamespace = to_regnamespace(${schema})`;
  if (found && found.things > 0)
    throw new NotEmpty(
      `Schema ${schema} is not empty: name another, or drop it first ("drop schema ${schema} cascade").`,
    );
  await sql`create schema if not exists ${sql(schema)}`;
  await useAlone(sql, schema);
  await makeIndex(sql, ledger);
  await sql.unsafe(tablesOf(views).join('\n'));
  await sql`insert into view_checkpoints (partition, next_offset) select partition, 0 from checkpoints`;
}

/** In an empty place that is there as long as this takes, for nobody else: nothing is left of it, whatever happens. */
export async function inPassingPlace<T>(
  sql: Sql,
  ledger: Making['ledger'],
  act: (place: Transaction, schema: string) => Promise<T>,
): Promise<T> {
  const schema = `stet_passing_${randomBytes(5).toString('hex')}`;
  return takenBack(
    (write) => sql.begin(write),
    async (place) => {
      await makePlace(place, { schema, ledger });
      return act(place, schema);
    },
  );
}

/** All that `act` writes is undone once it has looked at it. */
export async function takenBack<T>(
  write: (act: (sql: Transaction) => Promise<never>) => Promise<unknown>,
  act: (sql: Transaction) => Promise<T>,
): Promise<T> {
  let found: { answer: T } | undefined;
  const over = new Error('It is taken back.');
  try {
    await write(async (sql) => {
      found = { answer: await act(sql) };
      throw over;
    });
  } catch (error) {
    if (error !== over) throw error;
  }
  if (!found) throw over;
  return found.answer;
}

/** How far each partition is there, by all that says so: one of them may have been altered. */
export interface Reached {
  index: Position;
  views: Position;
  /** By the last record that is there. */
  records: Position;
}

export async function reachedIn(sql: Transaction, partitions: number): Promise<Reached> {
  const ends = async (rows: Promise<{ partition: number; next: string }[]>): Promise<Position> => {
    const found = new Map((await rows).map(({ partition, next }) => [partition, Number(next)]));
    return Array.from({ length: partitions }, (_, partition) => found.get(partition) ?? 0);
  };
  const [index, views, records] = await Promise.all([
    ends(sql`select partition, next_offset as next from checkpoints`),
    ends(sql`select partition, next_offset as next from view_checkpoints`),
    ends(sql`select partition, max("offset") + 1 as next from commits group by partition`),
  ]);
  return { index, views, records };
}

/** Where the log has records of these streams, standing and void. */
export async function placesOf(sql: Transaction, streams: string[]): Promise<{ partition: number; offset: number }[]> {
  const rows = await sql<{ partition: number; offset: string }[]>`
    select partition, "offset" from commits where stream = any (${streams}) order by partition, "offset"`;
  return rows.map(({ partition, offset }) => ({ partition, offset: Number(offset) }));
}

/** The logs from which the index says that it was made: one, unless somebody has written to it. */
export async function logsOfIndex(sql: Sql): Promise<string[]> {
  const rows = await sql<{ ledger: string }[]>`select distinct ledger from ${sql(INDEX)}.checkpoints`;
  return rows.map(({ ledger }) => ledger);
}

/** What is written there can be made again: no commit waits for the disk. */
export async function useAlone(sql: Transaction, schema: string): Promise<void> {
  await sql`select set_config('search_path', ${schema}, true), set_config('synchronous_commit', 'off', true)`;
}
