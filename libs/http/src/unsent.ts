/** How many bytes are held until whoever they are for reads them: what many share counts once. */
export class Unsent {
  /** Of all that is held. */
  bytes = 0;
  private readonly holders = new Map<Buffer, number>();

  /** What it would come to. */
  with(text: Buffer): number {
    return this.bytes + (this.holders.has(text) ? 0 : text.length);
  }

  hold(text: Buffer): void {
    this.bytes = this.with(text);
    this.holders.set(text, (this.holders.get(text) ?? 0) + 1);
  }

  release(text: Buffer): void {
    const left = (this.holders.get(text) ?? 0) - 1;
    if (left > 0) return void this.holders.set(text, left);
    if (this.holders.delete(text)) this.bytes -= text.length;
  }
}
