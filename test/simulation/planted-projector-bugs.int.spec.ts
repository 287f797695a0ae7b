/** Bugs of the projector, each planted in a copy of the project: libs/projector's two projectors find it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plant, ScratchCopy } from '../scratch-copy.js';

const PROJECTOR = 'libs/projector/src/projector.ts';
const BRING_UP = 'libs/projector/src/bring-up.ts';
const SPEC = 'libs/projector/src/two-projectors.int.spec.ts';
const PATIENCE_MS = 120_000;

/** As in jest.config.mjs, but for the services: they are there. */
const CONFIG = {
  preset: '<rootDir>/test/bare-node/jest-preset.json',
  setupFilesAfterEnv: ['<rootDir>/test/patience.mjs'],
};

const BUGS: { bug: string; found: string; plants: Plant[] }[] = [
  {
    bug: 'a projector that keeps its cache after losing the compare-and-set',
    found: '● two projectors on one database › write what one alone would',
    plants: [[PROJECTOR, 'if (taken.length < records.length) taking.judge.forget();', '']],
  },
  {
    bug: 'a checkpoint moved though its rows were not written',
    found: '● two projectors on one database › leave no rows out if one dies while it writes',
    plants: [
      [
        BRING_UP,
        'const parked = await writeBatch(sql, bringing, records);',
        'const parked = await sql.savepoint((apart) => writeBatch(apart, bringing, records)).catch(() => []);',
      ],
    ],
  },
];

describe('the spec of two projectors', () => {
  it(
    'finds nothing where nothing is planted',
    async () => expect(await output([])).toMatch(/Tests: +3 passed/),
    PATIENCE_MS,
  );

  it.each(BUGS)(
    'finds $bug',
    async ({ plants, found }) => {
      const said = await output(plants);
      expect(said).toContain(found);
      // What breaks all of it is found for another reason.
      expect(said).toMatch(/Tests: +\d failed, \d passed/);
    },
    PATIENCE_MS,
  );
});

async function output(plants: Plant[]): Promise<string> {
  const copy = ScratchCopy.ofSources(plants);
  try {
    writeFileSync(join(copy.folder, 'jest.config.json'), JSON.stringify(CONFIG));
    return (await copy.run(['node_modules/jest/bin/jest.js', '--config', 'jest.config.json', '-i', SPEC])).output;
  } finally {
    copy.drop();
  }
}
