/** A connection pool to Postgres. */
import type postgres from 'postgres';
import type { Database } from './database.js';
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
 * bigint comes back as text. It outlives the server: what is under way when that goes is refused at once, see `isAway`,
 * and what is asked once it is back is answered.
 */
export function connect(database: Database, { max = 8, onClose }: ConnectOptions = {}): Sql {
  const pool = new Pool(database, { max, ...(onClose && { onClose }) });
  const { maker } = pool;
  const own = {
    unsafe: (...asked: Parameters<Sql['unsafe']>) => pool.made(maker.unsafe(...asked)),
    notify: (channel: string, payload: string) => pool.made(maker`select pg_notify(${channel}, ${payload})`),
    begin: pool.begin.bind(pool),
    listen: pool.listen.bind(pool),
    reserve: pool.reserve.bind(pool),
    end: pool.end.bind(pool),
  };
  return new Proxy(maker, {
    apply: (_maker, _this, asked: unknown[]) => pool.made(Reflect.apply(maker, undefined, asked) as unknown),
    get: (_maker, name) => Reflect.get(name in own ? own : maker, name) as unknown,
  });
}

/** Asks through the pool whether a transaction may write: a standby or a database that was set so may only be read. */
export async function takesWrites(sql: Sql): Promise<boolean> {
  const [state] = await sql<{ readOnly: string }[]>`select current_setting('transaction_read_only') as "readOnly"`;
  return state?.readOnly === 'off';
}

/**
 * Could the database not be reached, or is it there and cannot do this now? Then the same may be tried again: it was
 * going down, it is full or takes no writes for a while, somebody else was in the way, its disk fails, its certificate
 * has ended, or a password was changed and is put right again.
 */
export function isAway(error: unknown): boolean {
  const { code = '', file = '' } = (error ?? {}) as Failure;
  return AWAY.test(code) || NOT_NOW.test(code) || (BY_ITS_DISK.test(code) && STORAGE.test(file));
}

/** Did it answer that it has not done it? Then it is certain that nothing was written; a lost connection says nothing. */
export function hasRefused(error: unknown): boolean {
  const { name, severity, code = '' } = (error ?? {}) as Failure;
  return name === 'PostgresError' && (severity === 'ERROR' || NOT_LET_IN.test(code));
}

interface Failure {
  name?: string;
  code?: string;
  severity?: string;
  /** Of Postgres' own source. */
  file?: string;
}

/** How a connection fails; https://www.postgresql.org/docs/current/errcodes-appendix.html for the rest. */
const AWAY =
  /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_SSL_|08|57P0)/;
const NOT_NOW = /^(28|53|25006|25P0[34]|40001|40P01|55P03|57014|58000|58030)/;
/** What has no code of its own, such as a quota that is used up, or a disk that can only be read any more. */
const BY_ITS_DISK = /^(XX000|42501)/;
const STORAGE = /^(md|fd|buffile|xlog)\.c$/;
const NOT_LET_IN = /^(53300|57P03|28|3D000)/;
