/**
 * Bytes that come in pieces, held in one buffer that doubles as it must: pieces of a byte that were kept as they came took
 * three hundred bytes each.
 */
const NONE = Buffer.alloc(0);

export class GrowingBuffer {
  /** Of all that was added, also of what is too much and not kept. */
  length = 0;
  private held: Buffer = NONE;

  constructor(private readonly most: number) {}

  add(piece: Buffer): void {
    const length = this.length + piece.length;
    if (length <= this.most) {
      if (length > this.held.length) this.grow(length);
      piece.copy(this.held, this.length);
    }
    this.length = length;
  }

  /** Whole, if it is no longer than may be. */
  get bytes(): Buffer {
    return this.held.subarray(0, this.length);
  }

  private grow(length: number): void {
    const larger = Buffer.allocUnsafe(Math.min(2 * length, this.most));
    this.held.copy(larger, 0, 0, this.length);
    this.held = larger;
  }
}
