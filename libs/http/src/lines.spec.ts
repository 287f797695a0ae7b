import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { array, assert, asyncProperty, constantFrom, nat, oneof, string } from 'fast-check';
import { LIMITS } from './limits.js';
import { Lines } from './lines.js';

const KIB = 1024;

async function linesIn(pieces: Iterable<Buffer>, limits = LIMITS): Promise<string[]> {
  const lines = new Lines(Readable.from(pieces), limits);
  const found: string[] = [];
  for (let line = await lines.next(); line; line = await lines.next())
    found.push(line.isTooLong ? 'too long' : line.bytes.toString());
  return found;
}

/** The text in pieces of so many bytes each. */
function* cut(text: string | Buffer, bytes: number): Iterable<Buffer> {
  const whole = Buffer.from(text);
  for (let from = 0; from < whole.length; from += bytes) yield whole.subarray(from, from + bytes);
}

async function bytesCopied(act: () => Promise<void>): Promise<number> {
  const [{ copy }, { concat }] = [Buffer.prototype, Buffer];
  let copied = 0;
  Buffer.prototype.copy = function (this: Buffer, ...args: Parameters<typeof copy>) {
    const bytes = copy.apply(this, args);
    copied += bytes;
    return bytes;
  };
  Buffer.concat = (...args: Parameters<typeof concat>) => {
    const whole = concat(...args);
    copied += whole.length;
    return whole;
  };
  try {
    await act();
    return copied;
  } finally {
    Buffer.prototype.copy = copy;
    Buffer.concat = concat;
  }
}

describe('the lines of a body', () => {
  it('are the same in however many pieces they come', () => {
    const texts = array(oneof(string({ unit: 'binary' }), constantFrom('\n', '\r\n', '  ', '\t', '{"a":1}'))).map(
      (all) => all.join(''),
    );
    return assert(
      asyncProperty(texts, nat(20), async (text, bytes) => {
        const wanted = text.split('\n').filter((line) => !/^[ \t\r]*$/.test(line));
        expect(await linesIn(cut(text, bytes + 1))).toEqual(wanted.map((line) => line.replace(/^[ \t\r]+/, '')));
      }),
      { numRuns: 50 },
    );
  });

  it('are read as far as they may be long, and of a longer one nothing is kept', async () => {
    const limits = { ...LIMITS, body: 10 };
    for (const bytes of [1, 7, 100])
      expect(await linesIn(cut('0123456789\n01234567890\nshort\n01234567890123', bytes), limits)).toEqual([
        '0123456789',
        'too long',
        'short',
        'too long',
      ]);
  });

  it('fail when their caller goes in the middle, and are not taken for whole', async () => {
    const body = new Readable({ read: () => undefined });
    const lines = new Lines(body, LIMITS);
    body.push('{"a":1}\n{"b"');
    expect((await lines.next())?.bytes.toString()).toBe('{"a":1}');
    const next = lines.next();
    body.destroy();
    await expect(next).rejects.toThrow('Its caller has gone.');
  });

  it('once took seconds in pieces of one byte: each copied all that had come before it', async () => {
    const line = Buffer.alloc(256 * KIB, 'x');
    const copied = await bytesCopied(async () => expect(await linesIn(cut(line, 1))).toEqual([line.toString()]));
    expect(copied).toBeLessThan(4 * line.length);
  });

  it('once were copied for each of 20 million line ends, of which none is a line', async () =>
    expect(
      await bytesCopied(async () => expect(await linesIn(cut(Buffer.alloc(20_000 * KIB, '\n'), 64 * KIB))).toEqual([])),
    ).toBe(0));

  it('leave others their turn, however small and many the pieces are', async () => {
    const COUNT = 10_000;
    const body = new Readable({ read: () => undefined, highWaterMark: COUNT });
    for (let n = 0; n < COUNT; n++) body.push('x');
    body.push(null);
    let turns = 0;
    const others = (async () => {
      while (!body.readableEnded) {
        await turn();
        turns += 1;
      }
    })();
    const lines = new Lines(body, LIMITS);
    await Promise.all([lines.next(), once(body, 'end'), others]);
    expect(turns).toBeGreaterThan(COUNT / 1000);
  });

  it('are thrown away where they are not wanted any more, as far as the limit, and no further', async () => {
    const body = new Readable({ read: () => undefined });
    const lines = new Lines(body, { ...LIMITS, restBytes: 100 });
    lines.throwAway();
    for (let n = 0; n < 20; n++) {
      body.push(Buffer.alloc(10));
      await turn();
    }
    expect(body.readableLength).toBeGreaterThan(0);
    expect(body.readableLength).toBeLessThan(100);
  });
});
