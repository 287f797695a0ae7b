/**
 * A transaction on a connection that is nobody else's meanwhile. What is asked through its handle is asked inside it, one
 * after the other, and nothing any more once it is over: the library's own (3.4.9) could begin behind or within somebody
 * else's query, and whoever asked late asked inside of another's.
 */
import type { Writable } from 'node:stream';
import postgres from 'postgres';
import { type Asked, isAsked } from './asked.js';
import type { Connection } from './connection.js';

type Handle = postgres.TransactionSql;
export type Work<T> = (sql: Handle) => T | Promise<T>;

/** Rejects with what `work` throws, or with the first that failed in it, though `work` went on: nothing is written then. */
export async function transact<T>(connection: Connection, mode: string, work: Work<T>): Promise<T> {
  const { sql } = connection;
  const scope = new Scope(connection);
  await sql.unsafe(`begin ${mode}`);
  let found: T;
  try {
    const gone = new Promise<never>((_, reject) => (connection.onGone = reject));
    found = await Promise.race([scope.run(work), gone]);
  } catch (error) {
    scope.close();
    await sql.unsafe('rollback');
    throw scope.causeOf(error);
  }
  const { command } = await sql.unsafe('commit');
  // What failed behind `work`, which did not wait for it, has made a rollback of it.
  if (command !== 'COMMIT') throw scope.failure?.error ?? new Error('Postgres has taken the transaction back.');
  return found;
}

interface Names {
  savepoints: number;
}

/** A transaction, or a part of it that can be taken back by itself. */
class Scope {
  /** The first. */
  failure: { error: unknown } | undefined;
  private readonly sql: Handle;
  private readonly copies = new Set<Writable>();
  private isClosed = false;

  constructor(
    private readonly connection: Connection,
    private readonly names: Names = { savepoints: 0 },
    private readonly around?: Scope,
  ) {
    const { sql } = connection;
    const own = {
      unsafe: (...asked: Parameters<Handle['unsafe']>) => this.heard(sql.unsafe(...asked)),
      notify: (channel: string, payload: string) => this.sql`select pg_notify(${channel}, ${payload})`,
      savepoint: (...asked: [Work<unknown>] | [string, Work<unknown>]) => this.savepoint(asked.at(-1) as Work<unknown>),
    };
    this.sql = new Proxy(sql as unknown as Handle, {
      apply: (_sql, _this, asked: unknown[]) => this.heard(Reflect.apply(sql, undefined, asked)),
      get: (_sql, name) => Reflect.get(name in own ? own : sql, name) as unknown,
    });
  }

  async run<T>(work: Work<T>): Promise<T> {
    try {
      const made = await work(this.sql);
      const found = Array.isArray(made) ? ((await Promise.all(made)) as T) : made;
      if (this.failure) throw this.failure.error;
      return found;
    } finally {
      this.close();
    }
  }

  /** A COPY that nobody ended would be waited for. */
  close(): void {
    this.isClosed = true;
    for (const copy of this.copies) if (!copy.writableEnded) copy.destroy();
  }

  /** What was asked after a failure failed because of that. */
  causeOf(error: unknown): unknown {
    const isOfAborted = error instanceof postgres.PostgresError && error.code === '25P02';
    return isOfAborted && this.failure ? this.failure.error : error;
  }

  private get isOver(): boolean {
    return this.isClosed || (this.around?.isOver ?? false);
  }

  private async savepoint<T>(work: Work<T>): Promise<T> {
    const name = `s${this.names.savepoints++}`;
    await this.sql.unsafe(`savepoint ${name}`);
    const inner = new Scope(this.connection, this.names, this);
    try {
      return await inner.run(work);
    } catch (error) {
      await this.sql.unsafe(`rollback to ${name}`);
      throw inner.causeOf(error);
    }
  }

  private heard<T>(made: T): T {
    if (!isAsked(made)) return made;
    const ask = (query: Asked) => {
      // The transaction fails with it, whether or not anybody waits for it.
      query.catch((error: unknown) => (this.failure ??= { error }));
      if (this.isOver) return query.reject(new Error('The transaction is over; ask in one of its own.'));
      if (query.streaming) query.then((copy) => this.copies.add(copy as Writable)).catch(() => undefined);
      this.connection.ask(query);
    };
    return Object.assign(made, { handler: ask });
  }
}
