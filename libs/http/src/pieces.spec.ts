import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { noteAsking } from './asking.js';
import { Pieces } from './pieces.js';

const COUNT = 8;
const PIECE = Buffer.alloc(64 * 1024, '\n');

describe('bodies without end', () => {
  it('once took all turns while others asked: of two one goes on at a time, and others have many between', async () => {
    const heard: Buffer[] = [];
    const bodies = [0, 1].map(() => Readable.from(Array.from({ length: COUNT }, () => PIECE)));
    noteAsking();
    const ended = bodies.map(
      (body) =>
        new Promise<void>((resolve) =>
          new Pieces(body, { piece: (piece) => void heard.push(piece), end: () => resolve() }).resume(),
        ),
    );
    let turns = 0;
    let most = 0;
    while (heard.length < 2 * COUNT) {
      const before = heard.length;
      await turn();
      turns += 1;
      if (before >= 2) most = Math.max(most, heard.length - before);
    }
    await Promise.all(ended);
    expect(most).toBe(1);
    expect(turns).toBeGreaterThan(4 * COUNT);
  });
});
