/** One pool after another: where a connection is lost, what is asked next is asked of a new pool. */
import type { Socket } from 'node:net';
import postgres from 'postgres';
import { ARRAYS } from './arrays.js';
import { Channel, type Subscriber } from './channel.js';
import { type Database, whereabouts } from './database.js';
import { type Address, openSocket } from './socket.js';

export interface PoolOptions {
  max: number;
  onClose?(): void;
}

const CONNECT_TIMEOUT_S = 5;
/** Between two tries of a connection that was refused; the library's own waits grow to 20 s. */
const BACKOFF = 0.25;
/** How long what still runs in a pool that lost a connection may go on; what waits in it is refused then. */
const GRACE_S = 0.5;

export class Pool {
  current: postgres.Sql;
  private isEnded = false;
  private readonly channels = new Map<string, Channel>();
  private readonly apart = new Set<postgres.Sql>();

  constructor(
    private readonly database: Database,
    private readonly options: PoolOptions,
  ) {
    this.current = this.open();
  }

  /**
   * All who listen to a channel are told on one connection. Throws if the first try fails; after that it is listened to
   * again for as long as it takes, and each is told so each time.
   */
  async listen(channel: string, onNotify: (payload: string) => void, onListen?: () => void) {
    const listened = this.channels.get(channel) ?? new Channel(channel, (onLost) => open(this.database, 1, onLost));
    this.channels.set(channel, listened);
    const subscriber: Subscriber = { onNotify, ...(onListen && { onListen }) };
    const endUnused = async () => {
      if (!listened.isUnused) return;
      if (this.channels.get(channel) === listened) this.channels.delete(channel);
      await listened.end();
    };
    await listened.add(subscriber).catch(async (error: unknown) => {
      await endUnused();
      throw error;
    });
    return {
      unlisten: async () => {
        listened.remove(subscriber);
        await endUnused();
      },
    };
  }

  /**
   * A connection outside the pool. The library's (3.4.9) own may hand over one on which a transaction has just begun, and
   * two run on it once it is given back.
   */
  async reserve(): Promise<postgres.ReservedSql> {
    const apart = open(this.database, 1, () => this.options.onClose?.());
    this.apart.add(apart);
    const end = () => {
      this.apart.delete(apart);
      void apart.end({ timeout: GRACE_S });
    };
    try {
      await apart`select`;
      const reserved = await apart.reserve();
      const giveBack = reserved.release;
      return Object.assign(reserved, { release: () => (giveBack(), end()) });
    } catch (error) {
      end();
      throw error;
    }
  }

  async end(options?: { timeout?: number }): Promise<void> {
    this.isEnded = true;
    const others = [...this.apart, ...this.channels.values()];
    await Promise.all([this.current.end(options), ...others.map((one) => one.end(options))]);
  }

  private open(): postgres.Sql {
    const opened: postgres.Sql = open(this.database, this.options.max, () => this.lose(opened));
    return opened;
  }

  private lose(lost: postgres.Sql): void {
    if (this.isEnded || lost !== this.current) return;
    this.current = this.open();
    this.options.onClose?.();
  }
}

/** `onLost` is called once; the pool ends then. */
function open(database: Database, max: number, onLost: () => void): postgres.Sql {
  const { url, tls, options } = whereabouts(database);
  const owner = {
    isGone: false,
    sockets: new Set<Socket>(),
    ended: Promise.resolve(),
    onLost: (tell: () => void) => {
      if (!owner.isGone) {
        owner.isGone = true;
        owner.ended = opened.end({ timeout: GRACE_S });
        onLost();
      }
      void owner.ended.then(tell);
    },
  };
  const opened: postgres.Sql = postgres(url, {
    ...options,
    max,
    ssl: false,
    connect_timeout: CONNECT_TIMEOUT_S,
    max_lifetime: null,
    backoff: () => BACKOFF,
    onnotice: () => undefined,
    connection: { application_name: 'stet' },
    fetch_types: false,
    types: ARRAYS,
    socket: (address: Address) => openSocket(address, owner, tls),
  } as postgres.Options<Record<string, postgres.PostgresType>>);
  const end = opened.end.bind(opened);
  // A server that hangs closes nothing, and a transaction waits for that with what it has not sent yet.
  const endAndClose: typeof end = async (options) => {
    await end(options);
    for (const socket of owner.sockets) socket.destroy();
  };
  return Object.assign(opened, { end: endAndClose });
}
