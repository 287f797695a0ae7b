/** One pool after another: where a connection is lost, what is asked next is asked of a new pool. */
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { ARRAYS } from './arrays.js';
import { type Address, openSocket } from './socket.js';

export interface PoolOptions {
  max: number;
  onClose?(): void;
}

/** In seconds. */
const CONNECT_TIMEOUT = 5;
/** Between two tries of a connection that was refused; the library's own waits grow to 20 s. */
const BACKOFF = 0.25;
/** How long what still runs in a pool that lost a connection may go on; what waits in it is refused then. */
const GRACE = 0.5;

export class Pool {
  current: postgres.Sql;
  private isEnded = false;
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly url: string,
    private readonly options: PoolOptions,
  ) {
    this.current = this.open();
  }

  /** Throws if the first try fails; after that it listens again for as long as it takes, and says so each time. */
  async listen(channel: string, onNotify: (payload: string) => void, onListen?: () => void) {
    const listener = new Listener(this.url, (sql) => sql.listen(channel, onNotify, onListen));
    this.listeners.add(listener);
    await listener.begin();
    return {
      unlisten: async () => {
        this.listeners.delete(listener);
        await listener.end();
      },
    };
  }

  async end(options?: { timeout?: number }): Promise<void> {
    this.isEnded = true;
    await Promise.all([this.current.end(options), ...[...this.listeners].map((listener) => listener.end())]);
  }

  private open(): postgres.Sql {
    const opened: postgres.Sql = open(this.url, this.options.max, () => this.lose(opened));
    return opened;
  }

  private lose(lost: postgres.Sql): void {
    if (this.isEnded || lost !== this.current) return;
    this.current = this.open();
    this.options.onClose?.();
  }
}

/** Listens on a connection of its own, and on a new one when that is lost. */
class Listener {
  private current: postgres.Sql | undefined;
  private isEnded = false;

  constructor(
    private readonly url: string,
    private readonly listen: (sql: postgres.Sql) => Promise<unknown>,
  ) {}

  async begin(): Promise<void> {
    const opened: postgres.Sql = open(this.url, 1, () => {
      if (opened === this.current) void this.again();
    });
    this.current = opened;
    await this.listen(opened);
  }

  async end(): Promise<void> {
    this.isEnded = true;
    await this.current?.end({ timeout: 0 });
  }

  private async again(): Promise<void> {
    this.current = undefined;
    await wait(BACKOFF * 1000);
    // A try that fails has lost its connection too, which tries again.
    if (!this.isEnded) await this.begin().catch(() => undefined);
  }
}

/** `onLost` is called once; the pool ends then. */
function open(url: string, max: number, onLost: () => void): postgres.Sql {
  const owner = {
    isGone: false,
    sockets: new Set<Socket>(),
    ended: Promise.resolve(),
    onLost: (tell: () => void) => {
      if (!owner.isGone) {
        owner.isGone = true;
        owner.ended = opened.end({ timeout: GRACE });
        onLost();
      }
      void owner.ended.then(tell);
    },
  };
  const opened: postgres.Sql = postgres(url, {
    max,
    connect_timeout: CONNECT_TIMEOUT,
    max_lifetime: null,
    backoff: () => BACKOFF,
    onnotice: () => undefined,
    connection: { application_name: 'stet' },
    fetch_types: false,
    types: ARRAYS,
    socket: (address: Address) => openSocket(address, owner),
  } as postgres.Options<Record<string, postgres.PostgresType>>);
  const end = opened.end.bind(opened);
  // A server that hangs closes nothing, and a transaction waits for that with what it has not sent yet.
  const endAndClose: typeof end = async (options) => {
    await end(options);
    for (const socket of owner.sockets) socket.destroy();
  };
  return Object.assign(opened, { end: endAndClose });
}
