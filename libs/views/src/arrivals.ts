/** When the views come to include a position: told by the projector with each of its batches, looked up otherwise. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Position, reaches } from '#ledger';
import type { Sql } from '#postgres';
import { positionIn } from './checkpoints.js';

/** For a word from the projector that got lost, in milliseconds: a connection breaks, a pooler passes none on. */
const LOOK_EVERY = 100;

export class Arrivals {
  private listening: Promise<unknown> | undefined;
  private looking: Promise<Position> | undefined;
  private goOn!: () => void;
  private gone = new Promise<void>((resolve) => (this.goOn = resolve));

  constructor(private readonly sql: Sql) {}

  /** False if they do not within so many milliseconds. */
  async reached(wanted: Position, patience: number): Promise<boolean> {
    const until = Date.now() + patience;
    for (;;) {
      const { gone } = this;
      if (reaches(await this.position(), wanted)) return true;
      if (Date.now() > until) return false;
      this.listen();
      await Promise.race([gone, wait(LOOK_EVERY)]);
    }
  }

  /** On a connection of its own, from the first who waits on. Where it cannot be had, looking must do. */
  private listen(): void {
    this.listening ??= this.sql
      .listen(
        'stet_views',
        () => this.tell(),
        () => this.tell(),
      )
      .catch(() => (this.listening = undefined));
  }

  private tell(): void {
    this.looking = undefined;
    this.goOn();
    this.gone = new Promise((resolve) => (this.goOn = resolve));
  }

  /** Asked once for all who wait for the same word. */
  private position(): Promise<Position> {
    const looking = (this.looking ??= positionIn(this.sql).finally(() => {
      if (this.looking === looking) this.looking = undefined;
    }));
    return looking;
  }
}
