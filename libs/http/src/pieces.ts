/**
 * A body's pieces as they come. They may be of one byte each, and cost as much as others, and there may be no end of them:
 * so a body that has had its share rests, and of those that rest one goes on after the other, slowly while anybody else
 * asks. Who sends commands sends less. Its events are heard instead of iterating over it, which costs several times as much.
 */
import type { Readable } from 'node:stream';
import { doOthersAsk } from './asking.js';

/** Pieces, and bytes, until a body rests. */
const SHARE = { pieces: 500, bytes: 64 * 1024 };
/** Between one that goes on and the next while others ask. */
const REST_MS = 10;
const resting: (() => void)[] = [];

export interface Hearing {
  piece(bytes: Buffer): void;
  /** Called once: there are no more, and these were all, or its caller has gone. */
  end(isHalf: boolean): void;
}

export class Pieces {
  private heard = { pieces: 0, bytes: 0 };
  private rests = false;
  private isWanted = false;
  private isOver = false;

  /** None comes before `resume`. */
  constructor(
    private readonly body: Readable,
    { piece, end }: Hearing,
  ) {
    body.pause();
    body.on('data', (bytes: Buffer) => {
      this.heard.pieces += 1;
      this.heard.bytes += bytes.length;
      if (!this.rests && (this.heard.pieces >= SHARE.pieces || this.heard.bytes >= SHARE.bytes)) this.rest();
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
    if (!this.rests) this.body.resume();
  }

  private end(tell: (isHalf: boolean) => void, isHalf = false): void {
    if (this.isOver) return;
    this.isOver = true;
    tell(isHalf);
  }

  private rest(): void {
    this.rests = true;
    this.body.pause();
    resting.push(() => {
      this.rests = false;
      this.heard = { pieces: 0, bytes: 0 };
      if (this.isWanted) this.body.resume();
    });
    if (resting.length === 1) rest();
  }
}

function rest(): void {
  if (doOthersAsk()) setTimeout(goOn, REST_MS);
  else setImmediate(goOn);
}

function goOn(): void {
  resting.shift()?.();
  if (resting.length > 0) rest();
}
