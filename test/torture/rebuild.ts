/** The views made anew from the first record on, beside those that lived through the faults: row for row the same. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Ledger, type Position, reaches } from '#ledger';
import { connect, type Sql } from '#postgres';
import { startProjector } from '#projector';
import { positionOfViews } from '#testing';
import { editionIn, INDEX } from '#views';

const LOOK_EVERY_MS = 20;
const DIFFERENCES = 3;
let rebuilds = 0;

/** What differs, in words; nothing if they are equal. The log must not grow meanwhile. */
export async function compareWithRebuild(ledger: Ledger, liveUrl: string): Promise<string[]> {
  rebuilds += 1;
  const name = `rebuilt_${rebuilds}`;
  const live = connect(liveUrl, { max: 4 });
  try {
    await live.unsafe(`create database ${name}`);
    const url = new URL(liveUrl);
    url.pathname = `/${name}`;
    const rebuilt = connect(url.href, { max: 4 });
    try {
      await project(ledger, rebuilt, name);
      return await differences(live, rebuilt);
    } finally {
      await rebuilt.end();
      await live.unsafe(`drop database ${name}`);
    }
  } finally {
    await live.end();
  }
}

/** Resolves once the views include what the log held when it was asked. */
export async function viewsInclude(sql: Sql, wanted: Position): Promise<void> {
  while (!reaches(await positionOfViews(sql), wanted)) await wait(LOOK_EVERY_MS);
}

export async function endOf(ledger: Ledger): Promise<Position> {
  return (await ledger.bounds()).map(({ end }) => end);
}

async function project(ledger: Ledger, sql: Sql, group: string): Promise<void> {
  const end = await endOf(ledger);
  const projector = await startProjector({ ledger, sql, group, log: { warn: () => undefined } });
  await Promise.race([viewsInclude(sql, end), projector.halted.then((halt) => Promise.reject(halt))]);
  await projector.stop();
}

async function differences(live: Sql, rebuilt: Sql): Promise<string[]> {
  const [lived, made] = [await tablesIn(live), await tablesIn(rebuilt)];
  const missing = [...lived.keys()].join() === [...made.keys()].join() ? [] : ['the tables are not the same'];
  const found = await Promise.all(
    [...made].map(([name, table]) => inTable({ sql: live, table: lived.get(name) ?? table }, { sql: rebuilt, table })),
  );
  return [...missing, ...found.flat()];
}

/** Of the index and of the copy that serves, whichever that is, each with where it stands. */
async function tablesIn(sql: Sql): Promise<Map<string, string>> {
  const copy = (await editionIn(sql))?.schema ?? '';
  const rows = await sql<{ of: string; name: string }[]>`
    select schemaname as of, tablename as name from pg_tables where schemaname in (${INDEX}, ${copy}) order by 2, 1`;
  return new Map(rows.map(({ of, name }) => [of === INDEX ? `${of}.${name}` : name, `${of}.${name}`]));
}

interface Table {
  sql: Sql;
  table: string;
}

async function inTable(live: Table, rebuilt: Table): Promise<string[]> {
  if ((await sumOf(live)) === (await sumOf(rebuilt))) return [];
  const [lived, made] = [await rowsOf(live), await rowsOf(rebuilt)];
  const only = (rows: string[], others: string[]) => {
    const known = new Set(others);
    return rows.filter((row) => !known.has(row)).slice(0, DIFFERENCES);
  };
  return [
    ...only(lived, made).map((row) => `${live.table}, only live: ${row}`),
    ...only(made, lived).map((row) => `${rebuilt.table}, only rebuilt: ${row}`),
  ];
}

async function sumOf({ sql, table }: Table): Promise<string | undefined> {
  const [row] = await sql.unsafe<{ sum: string }[]>(
    `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') as sum from ${table} t`,
  );
  return row?.sum;
}

async function rowsOf({ sql, table }: Table): Promise<string[]> {
  const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${table} t order by 1`);
  return rows.map(({ row }) => row);
}
