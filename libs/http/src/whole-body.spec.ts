import { Readable } from 'node:stream';
import { wholeOf } from './whole-body.js';

const PIECE = Buffer.alloc(1000, 'a');

describe('the bytes of a body', () => {
  it('are the same in however many pieces they come', async () => {
    const body = Readable.from([PIECE, Buffer.from('b'), PIECE], { objectMode: false });
    expect(String(await wholeOf(body, 2001))).toBe(`${String(PIECE)}b${String(PIECE)}`);
  });

  it('once were read to their end where no length was told: of more than may be no more is read', async () => {
    let sent = 0;
    const endless = function* () {
      for (;;) {
        sent += PIECE.length;
        yield PIECE;
      }
    };
    const body = Readable.from(endless(), { objectMode: false, highWaterMark: PIECE.length });
    await expect(wholeOf(body, 5000)).rejects.toMatchObject({ code: 'command.too-large' });
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
    expect(sent).toBeLessThan(10 * PIECE.length);
    body.destroy();
  });

  it('are not taken for whole where their sender goes', async () => {
    const body = Readable.from([PIECE], { objectMode: false });
    const whole = wholeOf(body, 5000);
    body.destroy();
    await expect(whole).rejects.toMatchObject({ code: 'request.malformed' });
  });
});
