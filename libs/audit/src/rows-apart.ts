/** Rows of a live table and of the replayed one side by side, by their keys. */
import type { Transaction } from '#postgres';
import { type RowInOrder, rowsInOrder, type Table, tablesIn, tablesInUse } from '#views';

/** Two snapshots: of what serves, and of the replay. */
export interface Compared {
  live: Transaction;
  place: Transaction;
}

export interface Apart {
  /** A JSON list. */
  key: string;
  /** JSON objects. Null where there is no such row. */
  live: string | null;
  replayed: string | null;
}

/** A table of that name on either side. */
export interface Pair {
  name: string;
  live: Table | undefined;
  replayed: Table | undefined;
}

/** Every table of the index and of the copy that serves, whoever made it, and of the replay. */
export async function pairsOf({ live, place }: Compared, schema: string): Promise<Pair[]> {
  const [those, replayed] = [await tablesInUse(live), await tablesIn(place, [schema])];
  const names = [...new Set([...those, ...replayed].map(({ name }) => name))].toSorted();
  const named = (tables: Table[], name: string) => tables.find((table) => table.name === name);
  return names.map((name) => ({ name, live: named(those, name), replayed: named(replayed, name) }));
}

/** Every key once; what is on one side alone is apart. */
export async function* apartIn(
  { live, place }: Compared,
  pair: Pair,
): AsyncGenerator<Apart & { isApart: boolean }, void, undefined> {
  const [here, there] = [rowsOf(live, pair.live), rowsOf(place, pair.replayed)];
  let [one, other] = [await here.next(), await there.next()];
  while (!one.done || !other.done) {
    const [mine, its] = [one.done ? undefined : one.value, other.done ? undefined : other.value];
    const order = inOrder(mine, its);
    const [row, replayed] = [order <= 0 ? mine : undefined, order >= 0 ? its : undefined];
    yield {
      key: (row ?? replayed)?.key ?? '',
      live: row?.row ?? null,
      replayed: replayed?.row ?? null,
      isApart: row?.row !== replayed?.row,
    };
    if (row) one = await here.next();
    if (replayed) other = await there.next();
  }
}

function rowsOf(sql: Transaction, table: Table | undefined): AsyncGenerator<RowInOrder, void, undefined> {
  return table ? rowsInOrder(sql, table) : none();
}

async function* none(): AsyncGenerator<RowInOrder, void, undefined> {
  // No table, no rows.
}

/** By the bytes of the keys, as the database has them in order. */
function inOrder(one: RowInOrder | undefined, other: RowInOrder | undefined): number {
  if (!one || !other) return one ? -1 : 1;
  return one.key === other.key ? 0 : Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
}
