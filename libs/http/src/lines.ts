/**
 * The lines of a body, read as they are asked for: linear in its bytes, in however many pieces they come. Blank ones are
 * passed over. Nothing of the body is read before, and no more than a piece is held beside the line that has begun.
 */
import type { Readable } from 'node:stream';
import { GrowingBuffer } from './growing-buffer.js';
import type { DoorLimits } from './limits.js';
import { Pieces } from './pieces.js';

/** A line, or what there is of it: of one that is too long nothing is kept. */
export interface Line {
  bytes: Buffer;
  isTooLong: boolean;
}

interface Asked {
  resolve(line: Line | undefined): void;
  reject(error: Error): void;
}

const END = 10;
const NONE = Buffer.alloc(0);

export class Lines {
  private piece: Buffer = NONE;
  private at = 0;
  /** What earlier pieces had of the line. */
  private begun: GrowingBuffer;
  private asked: Asked | undefined;
  /** Set once no piece comes any more. */
  private over: 'whole' | 'half' | undefined;
  private thrownAway: number | undefined;

  private readonly pieces: Pieces;

  constructor(
    body: Readable,
    private readonly limits: Pick<DoorLimits, 'body' | 'restBytes'>,
  ) {
    this.begun = new GrowingBuffer(limits.body);
    this.pieces = new Pieces(body, {
      piece: (piece) => this.hear(piece),
      end: (isHalf) => this.end(isHalf),
    });
  }

  /** Undefined at the end. Asked again only when it has answered. */
  next(): Promise<Line | undefined> {
    return new Promise((resolve, reject) => {
      this.asked = { resolve, reject };
      this.answer();
    });
  }

  /** Ends the lines: reads what is still to come, as far as the limit, and keeps nothing of it, so that its sender may read an answer. */
  throwAway(): void {
    this.thrownAway = 0;
    this.piece = NONE;
    this.asked?.resolve(undefined);
    this.asked = undefined;
    this.pieces.resume();
  }

  private hear(piece: Buffer): void {
    if (this.thrownAway !== undefined) {
      this.thrownAway += piece.length;
      if (this.thrownAway > this.limits.restBytes) this.pieces.pause();
      return;
    }
    this.piece = piece;
    this.at = 0;
    this.answer();
  }

  private end(isHalf: boolean): void {
    this.over = isHalf ? 'half' : 'whole';
    this.answer();
  }

  /** Gives whoever asks what there is, or reads on. */
  private answer(): void {
    const { asked, over } = this;
    if (!asked) return this.pieces.pause();
    const line = this.lineInPiece() ?? (over === 'whole' && this.begun.length > 0 ? this.taken(NONE) : undefined);
    if (!line && !over) return this.pieces.resume();
    this.asked = undefined;
    this.pieces.pause();
    if (line || over === 'whole') asked.resolve(line);
    else asked.reject(new Error('Its caller has gone.'));
  }

  private lineInPiece(): Line | undefined {
    const { piece } = this;
    if (this.begun.length === 0) this.at = firstFilled(piece, this.at);
    const end = piece.indexOf(END, this.at);
    const part = piece.subarray(this.at, end < 0 ? piece.length : end);
    if (end >= 0) {
      this.at = end + 1;
      return this.taken(part);
    }
    this.begun.add(part);
    this.piece = NONE;
    this.at = 0;
    return undefined;
  }

  private taken(part: Buffer): Line {
    const { begun, limits } = this;
    const isWhole = begun.length === 0;
    if (!isWhole) {
      begun.add(part);
      this.begun = new GrowingBuffer(limits.body);
    }
    const isTooLong = (isWhole ? part : begun).length > limits.body;
    return { bytes: isTooLong ? NONE : isWhole ? part : begun.bytes, isTooLong };
  }
}

/** Beyond spaces, tabs, and ends of lines; a piece has no byte beyond its end. */
function firstFilled(piece: Buffer, from: number): number {
  let at = from;
  for (let byte = piece[at]; byte === END || byte === 32 || byte === 13 || byte === 9; byte = piece[at]) at += 1;
  return at;
}
