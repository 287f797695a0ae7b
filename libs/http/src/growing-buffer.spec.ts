import { GrowingBuffer } from './growing-buffer.js';

describe('bytes that come in pieces', () => {
  it('are copied as they come, each a byte: kept as they were, they once took three hundred times as much', () => {
    const text = 'abcdefghij'.repeat(100);
    const held = new GrowingBuffer(text.length);
    const piece = Buffer.alloc(1);
    for (const sign of text) {
      piece.write(sign);
      held.add(piece);
    }
    expect(String(held.bytes)).toBe(text);
    expect(held.bytes.buffer.byteLength).toBeLessThan(20 * text.length);
  });

  it('are counted beyond the most, and not kept', () => {
    const held = new GrowingBuffer(100_000);
    const piece = Buffer.alloc(60_000);
    for (let n = 0; n < 3; n++) held.add(piece);
    expect(held.length).toBe(180_000);
    expect(held.bytes.buffer.byteLength).toBe(100_000);
  });
});
