/** One reader of a group reads at a time: whoever holds the group's advisory lock, which goes with its connection. */
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Database, type Sql } from '#postgres';

const TRY_EVERY_MS = 250;

export class ReaderLock {
  /** False again as soon as the connection that held the lock has closed. */
  isHeld = false;
  private readonly sql: Sql;

  constructor(
    database: Database,
    private readonly group: string,
  ) {
    this.sql = connect(database, { max: 1, onClose: () => (this.isHeld = false) });
  }

  /** Stands by until it holds the lock, or is stopped. */
  async acquire(stopped: AbortSignal): Promise<void> {
    while (!this.isHeld && !stopped.aborted) {
      const [lock] = await this.sql<{ held: boolean }[]>`select pg_try_advisory_lock(hashtext(${this.group})) as held`;
      this.isHeld = lock?.held ?? false;
      if (!this.isHeld) await wait(TRY_EVERY_MS, undefined, { signal: stopped }).catch(() => undefined);
    }
  }

  /** With its connection. */
  async release(): Promise<void> {
    await this.sql.end({ timeout: 1 });
  }
}
