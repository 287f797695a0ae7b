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

/** `url` as in `postgres://user:password@host:port/database`. bigint comes back as text. */
export function connect(url: string, { max = 8, onClose }: ConnectOptions = {}): Sql {
  return postgres(url, {
    max,
    onnotice: () => undefined,
    // Statements are few and fixed, but a pooler in transaction mode cannot keep them: prepared ones stay per connection.
    connection: { application_name: 'stet' },
    socket: openSocket,
    ...(onClose && { onclose: onClose }),
  } as postgres.Options<Record<string, postgres.PostgresType>>);
}

/** The library leaves Nagle's delay on, which costs 45 to 95 ms on every COPY. */
function openSocket({ host, port }: { host: string[]; port: number[] }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host: host[0] ?? 'localhost', port: port[0] ?? 5432, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** Is it the database that could not be reached, or was going down? Then the same may be tried again. */
export function isAway(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|57P0|08)/.test(code);
}
