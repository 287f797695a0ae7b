/**
 * A body's pieces as they come. They may be of one byte each, and cost as much as others: so after some all other
 * requests have their turn. Its events are heard instead of iterating over it, which costs several times as much.
 */
import type { Readable } from 'node:stream';

const IN_A_TURN = 500;

export interface Hearing {
  piece(bytes: Buffer): void;
  /** Called once: there are no more, and these were all, or its caller has gone. */
  end(isHalf: boolean): void;
}

export class Pieces {
  private heard = 0;
  private isWanted = false;
  private isOver = false;

  /** None comes before `resume`. */
  constructor(
    private readonly body: Readable,
    { piece, end }: Hearing,
  ) {
    body.pause();
    body.on('data', (bytes: Buffer) => {
      this.heard += 1;
      if (this.heard === IN_A_TURN) this.rest();
      piece(bytes);
    });
    body.once('end', () => this.end(end));
    body.once('error', () => this.end(end, true));
    body.once('close', () => this.end(end, true));
  }

  pause(): void {
    this.isWanted = false;
    this.body.pause();
  }

  resume(): void {
    this.isWanted = true;
    if (this.heard < IN_A_TURN) this.body.resume();
  }

  private end(tell: (isHalf: boolean) => void, isHalf = false): void {
    if (this.isOver) return;
    this.isOver = true;
    tell(isHalf);
  }

  private rest(): void {
    this.body.pause();
    setImmediate(() => {
      this.heard = 0;
      if (this.isWanted) this.body.resume();
    });
  }
}
