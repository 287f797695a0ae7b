/**
 * Rows into tables that have none of them yet, by COPY (https://www.postgresql.org/docs/current/sql-copy.html): a third
 * of what an insert costs. Each value becomes what `writeRows` makes of it otherwise.
 */
import { once } from 'node:events';
import type { Transaction } from '#postgres';

/** What goes to the socket at once, in characters. */
const PIECE = 2 ** 18;

export interface Rows {
  /** The columns of the table's primary key. */
  key: string[];
  /** Columns that keep what was first written. */
  once?: string[];
  rows: object[];
}

interface Column {
  name: string;
  type: string;
}

const collecting = new WeakMap<Transaction, (table: string, rows: Rows) => void>();

/** True if they are kept to be copied. */
export function isCollected(sql: Transaction, table: string, rows: Rows): boolean {
  const collect = collecting.get(sql);
  collect?.(table, rows);
  return collect !== undefined;
}

/** Into one copy of the read models: what its tables are like is asked once. */
export class RowCopies {
  /** Of each table; undefined if it has columns of which COPY has a form of its own. */
  private readonly columns = new Map<string, Column[] | undefined>();

  /**
   * Calls `write`, of one view; what it gives to `writeRows` is new, and is in the tables once this resolves. Copied
   * when it has ended: during a COPY a connection answers nothing else. `otherwise` writes what cannot be copied.
   */
  async of(
    sql: Transaction,
    write: () => Promise<void>,
    otherwise: (table: string, rows: Rows) => Promise<void>,
  ): Promise<void> {
    const collected: [string, Rows][] = [];
    collecting.set(sql, (table, rows) => void collected.push([table, rows]));
    await write().finally(() => collecting.delete(sql));
    for (const [table, rows] of collected) {
      const columns = await this.columnsOf(sql, table);
      if (columns) await copy(sql, { table, columns, rows: rows.rows });
      else await otherwise(table, rows);
    }
  }

  private async columnsOf(sql: Transaction, table: string): Promise<Column[] | undefined> {
    if (!this.columns.has(table)) {
      const found = await sql<(Column & { isPlain: boolean })[]>`
        select a.attname as name, t.typname as type, t.typtype = 'b' and t.typcategory <> 'A' as "isPlain"
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = quote_ident(${table})::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;
      this.columns.set(table, found.every(({ isPlain }) => isPlain) ? found : undefined);
    }
    return this.columns.get(table);
  }
}

interface Copied {
  table: string;
  columns: Column[];
  rows: object[];
}

async function copy(sql: Transaction, { table, columns, rows }: Copied): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const writers = columns.map(({ name, type }) => ({ name, write: type.startsWith('json') ? asJson : asText }));
  await copyLines(sql, `copy "${table}" (${names}) from stdin`, [...linesOf(rows, writers)]);
}

/** What the library (3.4.9) calls when a query fails. Of a COPY that fails at its end it tells nobody else: one hung. */
type Copying = ReturnType<Transaction['unsafe']> & { reject(error: unknown): void };

/** Rejects with what the connection fails with, or the database says. */
async function copyLines(sql: Transaction, statement: string, lines: string[]): Promise<void> {
  const copying = sql.unsafe(statement) as Copying;
  const into = await copying.writable();
  const failed = new Promise<never>((_, reject) => {
    copying.reject = reject;
    into.on('error', reject);
  });
  const ended = once(into, 'finish');
  for (const heard of [failed, ended]) heard.catch(() => undefined);
  for (const piece of lines) if (!into.write(piece)) await Promise.race([once(into, 'drain'), failed]);
  into.end();
  await Promise.race([ended, failed]);
}

type Writer = (value: unknown) => string;

function* linesOf(rows: object[], columns: { name: string; write: Writer }[]): Generator<string> {
  let piece = '';
  for (const row of rows as Record<string, unknown>[]) {
    let between = '';
    for (const { name, write } of columns) {
      const value = row[name];
      piece += between + (value === null || value === undefined ? NULL : write(value));
      between = '\t';
    }
    piece += '\n';
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const NULL = '\\N';

/** As JSON has it, but for the quotes. */
function asText(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : NULL;
  if (typeof value !== 'string') return asJson(value);
  // In UTF-8 half a character would become another.
  if (!value.isWellFormed()) throw new Error('half a character is no text');
  return escaped(value);
}

function asJson(value: unknown): string {
  return escaped(JSON.stringify(value));
}

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (one) => ESCAPES[one] ?? one) : text;
}

const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = new RegExp(SPECIAL, 'g');
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
