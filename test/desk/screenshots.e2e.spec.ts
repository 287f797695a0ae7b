/** The README's pictures are of the desk as it is: they can be taken again, and those that are kept are small. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of a picture, in bytes. */
const MOST = 220_000;
const KEPT = 'docs/pictures';

describe('the pictures in the README', () => {
  const taken = mkdtempSync(join(tmpdir(), 'stet-pictures-'));

  beforeAll(() => execFileSync(process.execPath, ['scripts/screenshots.mjs', taken], { stdio: 'pipe' }));

  afterAll(() => rmSync(taken, { recursive: true }));

  it('are taken of the demo by `npm run screenshots`, each at the size of the one that is kept', () => {
    expect(readdirSync(taken).toSorted()).toEqual(readdirSync(KEPT).toSorted());
    for (const name of readdirSync(taken)) expect(sizeOf(join(taken, name))).toEqual(sizeOf(join(KEPT, name)));
  });

  it('are small, and all in the README', () => {
    const page = readFileSync('README.md', 'utf8');
    for (const name of readdirSync(KEPT)) {
      expect(page).toContain(`](${KEPT}/${name})`);
      for (const folder of [taken, KEPT]) expect(readFileSync(join(folder, name)).length).toBeLessThan(MOST);
    }
  });
});

/** From a PNG's head (ISO/IEC 15948, 11.2.2). */
function sizeOf(picture: string): [width: number, height: number] {
  const bytes = readFileSync(picture);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
