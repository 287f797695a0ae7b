/** A connection pool to Postgres. */
import { connect as connectSocket, type Socket } from 'node:net';
import postgres from 'postgres';

export type Sql = postgres.Sql;
/** Inside `sql.begin`. */
export type Transaction = postgres.TransactionSql;

export interface ConnectOptions {
  max?: number;
  /** Called whenever one of its connections has closed: what a session held went with it. */
  onClose?(): void;
}

/** In seconds. */
const CONNECT_TIMEOUT = 5;
/** Between two tries of a connection; the library's own waits grow to 20 s, long after the database is back. */
const BACKOFF = 0.25;
/** How long a connection that is gone still stands in for itself, in milliseconds. */
const FAREWELL = 50;

/** `url` as in `postgres://user:password@host:port/database`. bigint comes back as text. */
export function connect(url: string, { max = 8, onClose }: ConnectOptions = {}): Sql {
  return postgres(url, {
    max,
    connect_timeout: CONNECT_TIMEOUT,
    backoff: () => BACKOFF,
    onnotice: () => undefined,
    connection: { application_name: 'stet' },
    socket: openSocket,
    ...(onClose && { onclose: onClose }),
  } as postgres.Options<Record<string, postgres.PostgresType>>);
}

/** Is it the database that could not be reached, or was going down? Then the same may be tried again. */
export function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return AWAY.test(code);
}

const AWAY = /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|57P0|08|53300)/;

/**
 * The library (3.4.9) leaves Nagle's delay on, which costs 45 to 95 ms on what is larger than a segment. And it takes a
 * closed connection's socket away at once: a rollback that comes after that ends the process, and a write that was
 * about to go never does again. So the socket is handed over while it connects, that its failure is seen, and its end
 * is told a little later, when all that was under way has been refused.
 */
function openSocket({ host, port }: { host: string[]; port: number[] }): Socket {
  const socket = connectSocket({ host: host[0] ?? 'localhost', port: port[0] ?? 5432, noDelay: true });
  const emit = socket.emit.bind(socket);
  socket.emit = (event: string | symbol, ...about: unknown[]) => {
    if (event !== 'close') return emit(event, ...about);
    setTimeout(() => emit(event, ...about), FAREWELL);
    return true;
  };
  return socket;
}
