/** A connection pool to Postgres. */
import type postgres from 'postgres';
import { Pool } from './pool.js';

export type Sql = postgres.Sql;
/** Inside `sql.begin`. */
export type Transaction = postgres.TransactionSql;

export interface ConnectOptions {
  max?: number;
  /** Called whenever one of its connections was lost: what a session held went with it. */
  onClose?(): void;
}

/**
 * `url` as in `postgres://user:password@host:port/database`. bigint comes back as text. It outlives the server: what
 * is under way when that goes is refused at once, see `isAway`, and what is asked once it is back is answered.
 */
export function connect(url: string, { max = 8, onClose }: ConnectOptions = {}): Sql {
  const pool = new Pool(url, { max, ...(onClose && { onClose }) });
  const own = { listen: pool.listen.bind(pool), end: pool.end.bind(pool) };
  return new Proxy(pool.current, {
    apply: (_first, _this, asked: unknown[]) => Reflect.apply(pool.current, undefined, asked) as unknown,
    get: (_first, name) => Reflect.get(name in own ? own : pool.current, name) as unknown,
  });
}

/** Is it the database that could not be reached, or was going down? Then the same may be tried again. */
export function isAway(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return AWAY.test(code);
}

const AWAY = /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0|08|53300)/;
