/**
 * Connections, each lent to one who asks: a query or a transaction. One generation of them after another: where one is
 * lost, what is asked next is asked of new ones.
 */
import type postgres from 'postgres';
import { type Asked, isAsked } from './asked.js';
import { Channel, type Subscriber } from './channel.js';
import { Connection, GRACE_S, libraryAt } from './connection.js';
import type { Database } from './database.js';
import { Lending } from './lending.js';
import { transact, type Work } from './transaction.js';

export interface PoolOptions {
  max: number;
  onClose?(): void;
}

export class Pool {
  /** Makes queries, and is asked none. */
  readonly maker: postgres.Sql;
  private connections: Lending;
  private isEnded = false;
  private readonly channels = new Map<string, Channel>();
  private readonly apart = new Set<postgres.Sql>();

  constructor(
    private readonly database: Database,
    private readonly options: PoolOptions,
  ) {
    this.maker = libraryAt(database, () => {
      throw new Error('This is asked of no connection of the pool.');
    });
    this.connections = this.open();
  }

  /** What the library made; a query is asked of one of the pool's connections. */
  made<T>(made: T): T {
    return isAsked(made) ? Object.assign(made, { handler: (query: Asked) => this.ask(query) }) : made;
  }

  async begin<T>(...asked: [Work<T>] | [string, Work<T>]): Promise<T> {
    const [mode, work] = asked.length === 1 ? ['', asked[0]] : asked;
    const { connections } = this;
    const connection = await new Promise<Connection>((take, refuse) => connections.lend({ take, refuse }));
    return transact(connection, mode, work).finally(() => connections.giveBack(connection));
  }

  /**
   * All who listen to a channel are told on one connection. Throws if the first try fails; after that it is listened to
   * again for as long as it takes, and each is told so each time.
   */
  async listen(channel: string, onNotify: (payload: string) => void, onListen?: () => void) {
    const opened = (onLost: () => void) => new Connection(this.database, onLost).sql;
    const listened = this.channels.get(channel) ?? new Channel(channel, opened);
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

  /** A connection outside the pool, with what its session holds, until it is given back. */
  async reserve(): Promise<postgres.ReservedSql> {
    const apart = new Connection(this.database, () => this.options.onClose?.()).sql;
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
    await Promise.all([this.connections.end(options), ...others.map((one) => one.end(options))]);
  }

  private ask(query: Asked): void {
    if (query.cursorFn !== undefined || query.streaming)
      return query.reject(new Error('A cursor or a COPY is one of many questions: ask it inside begin.'));
    const { connections } = this;
    const take = (connection: Connection) => {
      if (query.cancelled) return connections.giveBack(connection);
      const { resolve, reject } = query;
      let isBack = false;
      const settled = (settle: (outcome: unknown) => void) => (outcome: unknown) => {
        settle(outcome);
        if (!isBack) connections.giveBack(connection);
        isBack = true;
      };
      query.resolve = settled(resolve);
      query.reject = settled(reject);
      connection.ask(query);
    };
    connections.lend({ take, refuse: (error) => query.reject(error) });
  }

  private open(): Lending {
    const opened: Lending = new Lending(this.options.max, () => new Connection(this.database, () => this.lose(opened)));
    return opened;
  }

  private lose(lost: Lending): void {
    if (this.isEnded || lost !== this.connections) return;
    void lost.end({ timeout: GRACE_S });
    this.connections = this.open();
    this.options.onClose?.();
  }
}
