/** CONTRIBUTING's recipes, followed to the letter in a scratch copy of the project, one after the other. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, type FreshDatabase, freshDatabase } from '#testing';
import { type RunningApp, startApp } from './built-app.js';
import { applied, filesIn, goldenLine, recipes, specsIn, WATCHED } from './recipes.js';

/** What goes through the lists, and so through whatever is new in them. */
const PURE = [
  'told-by-examples',
  'newsroom/src/(refusals|shape|vocabulary|misfortunes)',
  'http/src/(keys|dates|texts|figures|validation|openapi)',
  'golden-log',
  'errors-page',
];

/** What a writer must not do: each is caught by the laws that the view inherits, though no history was written for it. */
const BAD_WRITERS = [
  { writes: 'something random', instead: 'by: commit.by + Math.random()' },
  { writes: 'what depends on how the records came', instead: 'by: commit.by + records.length' },
];

const LAW = 'is the same, row for row, however the partitions interleave, and however often records come';

/** The copy has a command and a question that this release does not know. */
const { unheld } = fetch as typeof fetch & { unheld: typeof fetch };

describe('the recipes', () => {
  let copy: string;

  beforeAll(() => {
    copy = scratchCopy();
    for (const { file, language, block, recipe } of recipes.flatMap(({ steps }) => steps)) {
      const path = join(copy, file);
      const text = language === 'ts' ? block : applied(readFileSync(path, 'utf8'), { block, recipe, file });
      writeFileSync(path, text);
    }
    execFileSync(process.execPath, ['scripts/docs.mjs'], { cwd: copy, stdio: 'pipe' });
    writeFileSync(join(copy, 'lines'), goldenLine());
    execFileSync(process.execPath, ['scripts/golden.mjs', 'lines'], { cwd: copy, stdio: 'pipe' });
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  it('are those that there are to be', () =>
    expect(recipes.map(({ name }) => name)).toEqual([
      'A command with its event',
      'A refusal with a code of its own, a field, and what depends on now',
      'A new kind of field',
      'A column or a filter on the board',
      'A view',
    ]));

  it.each(recipes)('touch as many files as the page says: $name', ({ said, steps }) =>
    expect(said).toBe(filesIn(steps).length),
  );

  it.each([
    ['types', ['../typescript-7/bin/tsc', '--noEmit', '-p', '.']],
    ['format', ['oxfmt', '--check', ...new Set(recipes.flatMap(({ steps }) => filesIn(steps)))]],
    ['lint', ['oxlint', '--deny-warnings', 'libs']],
    ['the dependency rules', ['depcruise', 'libs', 'apps']],
  ])('leave %s in order', (_what, [program = '', ...args]) => run(program, args));

  it('end with specs that pass: of what they touch, of the lists, of the words, and of every history', () =>
    jest(['pure', 'long'], [...PURE, ...specsIn(recipes)]));

  it('end with views that keep the laws, a golden log, and a board and examples as they are said', () =>
    jest(['real'], ['three-laws', 'golden-log', 'board.e2e', 'openapi.e2e']));

  it.each(BAD_WRITERS)('end with a writer that is caught if it writes $writes', ({ instead }) => {
    const path = join(copy, WATCHED);
    const good = readFileSync(path, 'utf8');
    writeFileSync(path, good.replace('by: commit.by', instead));
    expect(readFileSync(path, 'utf8')).not.toBe(good);
    const caught = () => jest(['real'], ['three-laws'], ['-t', LAW]);
    expect(caught).toThrow(`● every view › ${LAW}`);
    writeFileSync(path, good);
  });

  it('end with a kind of field that is missed if it has no place in OpenAPI, or in what a fold relies on', () => {
    for (const { file, spec, said } of [
      {
        file: 'libs/http/src/openapi/command-schemas.ts',
        spec: 'libs/http/src/openapi/document',
        said: 'the rule isUrgency has no schema for OpenAPI',
      },
      { file: 'libs/newsroom/src/shape.ts', spec: 'libs/newsroom/test', said: 'no rule says its JSON type' },
    ]) {
      const path = join(copy, file);
      const whole = readFileSync(path, 'utf8');
      writeFileSync(path, whole.replace(/^ {2}isUrgency: .*\n/m, ''));
      expect(() => jest(['pure'], [spec])).toThrow(said);
      writeFileSync(path, whole);
    }
  });

  it('end with a command and a question at the door', async () => {
    const database: FreshDatabase = await freshDatabase();
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: copy, stdio: 'pipe' });
    const stet: RunningApp = await startApp(copy, {
      args: ['dist/apps/stet/src/main.js'],
      environment: { DATABASE_URL: database.url, PORT: '0' },
    });
    await post(stet.url, 'register-claim', { claimId: 'c', proposition: 'North Korean troops are in Russia' });
    const watch = { claimId: 'c', reason: 'goes to print tonight', until: '2999', urgency: 1 };
    const position = await post(stet.url, 'watch-claim', watch);
    const answer = await eventually(async () => {
      const said = await unheld(`${stet.url}/v1/watched`, { headers: { 'read-after': position } });
      return said.status === 200 && said;
    });
    expect(await answer.json()).toMatchObject({ claims: [{ claimId: 'c', reason: 'goes to print tonight' }] });
    expect(await stet.stop()).toBe(0);
    await database.drop();
  });

  function jest(projects: string[], specs: string[], only: string[] = []): void {
    run('jest', ['--ci', ...only, '--selectProjects', ...projects, '--', ...specs]);
  }

  /** Throws Error with all that the program said. */
  function run(program: string, args: string[]): void {
    const env = { ...process.env, KAFKA_BROKERS: process.env.STET_TEST_KAFKA };
    execFileSync(join(copy, 'node_modules/.bin', program), args, { cwd: copy, env, stdio: 'pipe' });
  }
});

async function post(url: string, name: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await unheld(`${url}/v1/commands/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return answer.headers.get('log-position') ?? '';
}

/** What git knows of, or would, each as old as it is: a package-lock.json that were newer than what is installed had that installed anew. */
function scratchCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-recipes-'));
  chmodSync(folder, 0o755);
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of listed.trim().split('\n'))
    cpSync(file, join(folder, file), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
