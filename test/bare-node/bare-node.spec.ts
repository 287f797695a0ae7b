/** Jest over bare Node says of a suite what jest says, and one suite leaves nothing to the next. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 60_000;
const HOME = join(import.meta.dirname, '..', '..');

const SUITES = {
  'a.spec.ts': `
    import { kept } from './kept.js';
    interface Named { name: string }

    describe('a suite', () => {
      beforeAll(() => { process.env.OF_A_SUITE = 'a'; kept.push('a'); jest.setTimeout(99_000); });
      it('fails on what it expects', () => { const one: Named = { name: 'x' }; expect(one).toEqual({ name: 'y' }); });
      it('fails on what is thrown', () => { JSON.parse('{'); });
      it('fails on a promise that nobody waits for', async () => {
        void Promise.reject(new Error('astray'));
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
      it('fails on a fact that never comes', () => new Promise(() => {}), 50);
      it.each([[1, 1], [1, 2]])('knows that %i is %i', (one, other) => expect(one).toBe(other));
      it.skip('is left out', () => { throw new Error('was not left out'); });
      describe('whose beginning fails', () => {
        beforeAll(() => { throw new Error('no beginning'); });
        it('fails, too', () => {});
      });
    });`,
  'b.spec.ts': `
    import { executionAsyncResource } from 'node:async_hooks';
    import { kept } from './kept.js';

    it('finds what was imported, and nothing that was set', () =>
      expect({ kept, set: process.env.OF_A_SUITE, exit: process.exit.toString().includes('real') })
        .toEqual({ kept: ['a'], set: undefined, exit: true }));

    it('once had every promise carry what jest keeps of its suite, and of each before', async () => {
      await Promise.resolve();
      const carried = Object.getOwnPropertySymbols(executionAsyncResource());
      expect(carried.filter(({ description }) => description === 'kResourceStore')).toEqual([]);
    });`,
  'kept.ts': 'export const kept: string[] = [];',
};

describe('jest over bare Node', () => {
  let folder: string;
  let said: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stet-bare-node-'));
    for (const [file, text] of Object.entries(SUITES)) writeFileSync(join(folder, file), text);
    said = await output();
  }, PATIENCE_MS);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts every test once', () => expect(said).toMatch(/Tests: +6 failed, 1 skipped, 3 passed, 10 total/));

  it.each([
    ['a suite › fails on what it expects', /> +\d+ \|.*expect\(one\)\.toEqual/],
    ['a suite › fails on what is thrown', /> +\d+ \|.*JSON\.parse/],
    ['a suite › fails on a promise that nobody waits for', /astray/],
    ['a suite › fails on a fact that never comes', /Exceeded timeout of 50 ms/],
    ['a suite › knows that 1 is 2', /Expected: 2/],
    ['a suite › whose beginning fails › fails, too', /no beginning/],
  ])('tells what failed, and where in the source: %s', (test, why) => {
    const [, told = ''] = said.split(`● ${test}\n`);
    expect(told.split('●')[0]).toMatch(why);
  });

  it('leaves a suite what was imported before, and nothing that was set', () => expect(said).toMatch(/PASS .*b\.spec/));

  function output(): Promise<string> {
    const bare = join(HOME, 'test/bare-node');
    const config = {
      rootDir: folder,
      testEnvironment: join(bare, 'environment.mjs'),
      runtime: join(bare, 'runtime.mjs'),
      transform: {},
      cacheDirectory: join(folder, 'cache'),
    };
    const args = ['node_modules/jest/bin/jest.js', '-i', '--ci', '--config', JSON.stringify(config)];
    // A machine of CI colours what a pipe gets: the sources shown would be no text that a pattern finds.
    const child = spawn(process.execPath, args, {
      cwd: HOME,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += String(piece)));
    return new Promise((resolve) => child.on('close', () => resolve(text)));
  }
});
