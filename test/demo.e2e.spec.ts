/** `npm run demo -- --exit`, as a newcomer runs it, twice. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const commands = ['north-korean-troops', 'a-correction'].flatMap((name) =>
  readFileSync(`samples/${name}/commands.ndjson`, 'utf8').trim().split('\n'),
);

describe('the demo', () => {
  let data: string;
  let first: Printed;
  let second: Printed;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'stet-demo-'));
    // Postgres does not run as root: whoever it runs as must get in.
    await chmod(data, 0o755);
    first = await demo(data);
    second = await demo(data);
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('ends well, and leaves no process behind', () => {
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(existsSync(join(data, 'postgres', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('tells the story that stands beside the samples, which people have read', () => {
    expect(storyIn(first.text)).toBe(readFileSync('samples/story.txt', 'utf8').trim());
    for (const line of first.text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('names every claim once it is asked for all', async () => {
    const propositions = commands
      .map((line) => JSON.parse(line) as { command: string; body: { proposition: string } })
      .filter(({ command }) => command === 'register-claim')
      .map(({ body }) => body.proposition);
    const { text } = await demo(data, '--all');
    expect(propositions.filter((proposition) => !text.includes(proposition))).toEqual([]);
    expect(text.length).toBeGreaterThan(first.text.length);
  });

  it('uses no colour where nobody looks', () => expect(first.text).not.toContain('\u001b'));

  it('posts nothing twice: the second run tells the same story', () => {
    expect(first.text).toContain(`${commands.length} commands posted.\n`);
    expect(second.text).toContain(`${commands.length} commands posted, all of them on file from before.\n`);
    expect(storyIn(second.text)).toBe(storyIn(first.text));
  });
});

/** What is printed before it says how much was posted, and where to ask. */
function storyIn(text: string): string {
  return text.slice(0, text.search(/^\d+ commands posted/m)).trim();
}

interface Printed {
  code: number | null;
  text: string;
}

function demo(data: string, ...more: string[]): Promise<Printed> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'demo', '--exit', ...more], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, STET_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}
