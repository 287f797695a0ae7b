/** One reader of a group reads at a time: a session's advisory lock, which goes with its connection. */
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Database, type Sql } from '#postgres';

const STAND_BY_EVERY = 250;

export class Turn {
  /** False again as soon as the connection that held the lock has closed. */
  isMine = false;
  private readonly sql: Sql;

  constructor(
    database: Database,
    private readonly group: string,
  ) {
    this.sql = connect(database, { max: 1, onClose: () => (this.isMine = false) });
  }

  /** Stands by until it has the turn, or is stopped. */
  async take(stopped: AbortSignal): Promise<void> {
    while (!this.isMine && !stopped.aborted) {
      const [lock] = await this.sql<{ mine: boolean }[]>`select pg_try_advisory_lock(hashtext(${this.group})) as mine`;
      this.isMine = lock?.mine ?? false;
      if (!this.isMine) await wait(STAND_BY_EVERY, undefined, { signal: stopped }).catch(() => undefined);
    }
  }

  /** The lock goes with the connection. */
  async giveUp(): Promise<void> {
    await this.sql.end({ timeout: 1 });
  }
}
