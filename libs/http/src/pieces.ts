/**
 * A body's pieces as they come. They may be of one byte each, and cost as much as others, and there may be no end of them:
 * so a body that has had its share rests, and of those that rest one goes on after the other, slowly while anybody else
 * asks. Who sends commands sends less. Its events are heard instead of iterating over it, which costs several times as much.
 */
import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { doOthersAsk } from './asking.js';
import { SlicedSocket } from './in-slices.js';

/** Pieces, and bytes, until a body rests. */
const SHARE = { pieces: 100, bytes: 64 * 1024 };
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
  private readonly slices: SlicedSocket | undefined;

  /** None comes before `resume`. */
  constructor(
    private readonly body: Readable,
    { piece, end }: Hearing,
  ) {
    this.slices = body instanceof IncomingMessage ? SlicedSocket.of(body.socket) : undefined;
    body.pause();
    body.on('data', (bytes: Buffer) => {
      this.heard.pieces += 1;
      this.heard.bytes += bytes.length;
      if (!this.rests && (this.heard.pieces >= SHARE.pieces || this.heard.bytes >= SHARE.bytes)) this.rest();
      else if (!this.rests) this.readOn();
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

  /** What was parsed before comes first. */
  private readOn(): void {
    if (this.body.readableLength === 0) this.slices?.letGo(this);
  }

  private rest(): void {
    this.rests = true;
    this.body.pause();
    // Else Node goes on until it holds so many bytes, be each of them a piece.
    this.slices?.hold(this);
    resting.push(() => {
      this.rests = false;
      this.heard = { pieces: 0, bytes: 0 };
      this.readOn();
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
