/** One connection: a pool of the library's that has no other, and sends nothing before what was asked last is answered. */
import type { Socket } from 'node:net';
import postgres from 'postgres';
import { ARRAYS } from './arrays.js';
import { type Asked, retryAnew } from './asked.js';
import { type Database, whereabouts } from './database.js';
import { type Address, openSocket, type Owner } from './socket.js';

const CONNECT_TIMEOUT_S = 5;
/** Between two tries of a connection that was refused; the library's own waits grow to 20 s. */
const BACKOFF_S = 0.25;
/** How long what still runs in a pool that lost a connection may go on; what waits in it is refused then. */
export const GRACE_S = 0.5;

export class Connection implements Owner {
  readonly sql: postgres.Sql;
  readonly sockets = new Set<Socket>();
  /** It was lost: it is no use any more. */
  isGone = false;
  /** Of whoever has it: called when it is lost, or has ended. */
  onGone: (error: Error) => void = () => undefined;
  private readonly handler: (query: Asked) => void;
  private ended = Promise.resolve();

  /** It is opened when it is first asked. `tellLost` is called once. */
  constructor(
    database: Database,
    private readonly tellLost: () => void,
  ) {
    this.sql = libraryAt(database, (address, tls) => openSocket(address, this, tls));
    const query = this.sql`` as unknown as Asked;
    this.handler = query.handler;
    retryAnew(query);
    const end = this.sql.end.bind(this.sql);
    // A server that hangs closes nothing, and a transaction waits for that with what it has not sent yet.
    this.sql.end = async (options) => {
      await end(options);
      this.onGone(closed());
      for (const socket of this.sockets) socket.destroy();
    };
  }

  get isOpen(): boolean {
    return this.sockets.size > 0;
  }

  /** Whichever connection it was made for. */
  ask(query: Asked): void {
    this.handler(query);
  }

  onLost(tell: () => void): void {
    if (!this.isGone) {
      this.isGone = true;
      this.onGone(closed());
      this.ended = this.sql.end({ timeout: GRACE_S });
      this.tellLost();
    }
    void this.ended.then(tell);
  }
}

type Open = (address: Address, tls: ReturnType<typeof whereabouts>['tls']) => Socket | Promise<Socket>;

/** Nothing is opened before it is asked. */
export function libraryAt(database: Database, open: Open): postgres.Sql {
  const { url, tls, options } = whereabouts(database);
  return postgres(url, {
    ...options,
    max: 1,
    // What is asked again (of a table that was altered) is asked in two parts: what came between them had its answer.
    max_pipeline: 0,
    ssl: false,
    connect_timeout: CONNECT_TIMEOUT_S,
    max_lifetime: null,
    backoff: () => BACKOFF_S,
    onnotice: () => undefined,
    connection: { application_name: 'stet' },
    fetch_types: false,
    types: ARRAYS,
    socket: (address: Address) => open(address, tls),
  } as postgres.Options<Record<string, postgres.PostgresType>>);
}

function closed(): Error {
  return Object.assign(new Error('The connection to Postgres was lost.'), { code: 'CONNECTION_CLOSED' });
}
