/**
 * When the views come to include a position: told by the projector with each of its batches, looked up otherwise. It is
 * looked up once for all who wait, however many they are, and of those only so many wait at once.
 */
import { type Position, reaches } from '#ledger';
import { Notifications, type Sql } from '#postgres';
import { onViewsChanged } from './changed.js';
import { ViewsFilling } from './editions.js';
import { orAway } from './question.js';
import { servingPosition } from './snapshot.js';

/** For a word from the projector that got lost: a connection breaks, a pooler passes none on. */
const LOOK_EVERY_MS = 100;
const MOST = 1000;

interface Waiter {
  wanted: Position;
  until: number;
  resolve(isThere: boolean): void;
  reject(error: unknown): void;
}

/** What is being filled now may have come there in time. */
function isOver({ until }: Waiter, error: unknown): boolean {
  return !(error instanceof ViewsFilling) || Date.now() > until;
}

export class Arrivals {
  private readonly waiting = new Set<Waiter>();
  private isLooking = false;
  private listening: Promise<unknown> | undefined;
  /** The views have taken a batch, or somebody has come. */
  private readonly news = new Notifications();

  constructor(
    private readonly sql: Sql,
    private readonly positionIn: (sql: Sql) => Promise<Position> = servingPosition,
  ) {}

  /** False if they do not within so many milliseconds, or too many wait already. */
  reached(wanted: Position, patienceMs: number): Promise<boolean> {
    if (this.waiting.size >= MOST) return Promise.resolve(false);
    return new Promise((resolve, reject) => {
      this.waiting.add({ wanted, until: Date.now() + patienceMs, resolve, reject });
      if (this.isLooking) this.news.notify();
      else void this.look();
    });
  }

  /** For as long as anybody waits. */
  private async look(): Promise<void> {
    this.isLooking = true;
    while (this.waiting.size > 0) {
      const asking = [...this.waiting];
      await orAway(() => this.positionIn(this.sql)).then(
        (position) => this.answer(asking, position),
        (error: unknown) =>
          this.refuse(
            asking.filter((one) => isOver(one, error)),
            error,
          ),
      );
      if (this.waiting.size > 0) await this.pause();
    }
    this.isLooking = false;
  }

  private answer(asking: Waiter[], position: Position): void {
    const now = Date.now();
    for (const waiter of asking) {
      const isThere = reaches(position, waiter.wanted);
      if (isThere || now > waiter.until) this.end(waiter, (one) => one.resolve(isThere));
    }
  }

  private refuse(asking: Waiter[], error: unknown): void {
    for (const waiter of asking) this.end(waiter, (one) => one.reject(error));
  }

  private end(waiter: Waiter, how: (waiter: Waiter) => void): void {
    this.waiting.delete(waiter);
    how(waiter);
  }

  /** It is listened to from the first who waits on. Where that cannot be, looking must do. */
  private async pause(): Promise<void> {
    this.listening ??= onViewsChanged(this.sql, () => this.news.notify()).catch(() => (this.listening = undefined));
    await this.news.wait(LOOK_EVERY_MS);
  }
}
