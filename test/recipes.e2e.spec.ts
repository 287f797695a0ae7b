/** CONTRIBUTING's recipes, followed to the letter in a scratch copy of the house. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FreshDatabase, freshDatabase } from '#testing';
import { type RunningApp, startApp } from './built-app.js';

const page = readFileSync('CONTRIBUTING.md', 'utf8');

describe('the recipes', () => {
  const touched = new Set<string>();
  let house: string;

  beforeAll(() => {
    house = scratchHouse();
    for (const { file, language, block } of steps()) {
      touched.add(file);
      const path = join(house, file);
      writeFileSync(path, language === 'ts' ? block : applied(readFileSync(path, 'utf8'), block));
    }
  });

  afterAll(() => rmSync(house, { recursive: true }));

  it('touch as many files as the page says', () => {
    expect(page).toContain('The two recipes touch **six files** by hand');
    expect(touched.size).toBe(6);
  });

  it.each([
    ['types', ['tsc', '--noEmit', '-p', '.']],
    ['format', ['prettier', '--check', ...steps().map(({ file }) => file)]],
    ['lint', ['oxlint', '--deny-warnings', 'libs']],
    ['the dependency rules', ['depcruise', '.']],
  ])('leave %s in order', (_what, [program = '', ...args]) => run(program, args));

  it('end with specs that pass: the command’s own, OpenAPI’s example, the views’ laws, and the golden log', () => {
    execFileSync(process.execPath, ['scripts/docs.mjs'], { cwd: house, stdio: 'pipe' });
    writeFileSync(join(house, 'lines'), goldenLine());
    execFileSync(process.execPath, ['scripts/golden.mjs', 'lines'], { cwd: house, stdio: 'pipe' });
    const specs = ['watch-claim', 'openapi', 'vocabulary-page', 'three-laws', 'golden-log']
      .map((name) => ['--testPathPatterns', name])
      .flat();
    run('jest', ['--ci', ...specs]);
  });

  it('end with a command and a question at the door', async () => {
    const database: FreshDatabase = await freshDatabase();
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: house, stdio: 'pipe' });
    const stet: RunningApp = await startApp(house, {
      args: ['dist/apps/stet/src/main.js'],
      environment: { DATABASE_URL: database.url, PORT: '0' },
    });
    await post(stet.url, 'register-claim', { claimId: 'c', proposition: 'North Korean troops are in Russia' });
    const position = await post(stet.url, 'watch-claim', { claimId: 'c', reason: 'goes to print tonight' });
    const answer = await fetch(`${stet.url}/v1/watched`, { headers: { 'read-after': position } });
    expect(await answer.json()).toMatchObject({ claims: [{ claimId: 'c', reason: 'goes to print tonight' }] });
    expect(await stet.stop()).toBe(0);
    await database.drop();
  });

  function run(program: string, args: string[]): void {
    const env = {
      ...process.env,
      KAFKA_BROKERS: process.env.STET_TEST_KAFKA,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    };
    execFileSync(join(house, 'node_modules/.bin', program), args, { cwd: house, env, stdio: 'pipe' });
  }
});

async function post(url: string, name: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/commands/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return answer.headers.get('log-position') ?? '';
}

/** What git knows of, or would. */
function scratchHouse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-recipes-'));
  chmodSync(folder, 0o755);
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of listed.trim().split('\n')) cpSync(file, join(folder, file), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

interface Step {
  file: string;
  language: string;
  block: string;
}

/** Each block with the file that the text before it names last. */
function steps(): Step[] {
  let file = '';
  return [...page.matchAll(/`(libs\/\S+\.ts)`|^```(ts|diff)\n([^]*?)^```/gm)].flatMap(([, named, language, block]) => {
    file = named ?? file;
    return language === undefined || block === undefined ? [] : [{ file, language, block }];
  });
}

function goldenLine(): string {
  return /^```json\n([^]*?)^```/m.exec(page)?.[1] ?? '';
}

/** Throws if the first line is not in the file once, or another that stays or goes is not the next. */
function applied(source: string, block: string): string {
  const lines = source.split('\n');
  let place = -1;
  for (const change of block.trimEnd().split('\n')) {
    const [sign, line] = [change[0], change.slice(1)];
    if (sign === '+') lines.splice(++place, 0, line);
    else {
      const next = place < 0 ? lines.indexOf(line) : place + 1;
      const isOnce = place >= 0 || !lines.includes(line, next + 1);
      if (lines[next] !== line || !isOnce) throw new Error(`"${line}" is not where the recipe says.`);
      place = next;
      if (sign === '-') lines.splice(place--, 1);
    }
  }
  return lines.join('\n');
}
