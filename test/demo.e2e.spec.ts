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

  it('prints each claim with its changes: when, which status, how many outlets and origins, and why', () => {
    const propositions = commands
      .map((line) => JSON.parse(line) as { command: string; body: { proposition: string } })
      .filter(({ command }) => command === 'register-claim')
      .map(({ body }) => body.proposition);
    for (const proposition of propositions) expect(first.text.split('\n')).toContain(proposition);
    expect(first.text).toMatch(/^ {2}2024-10-\d\d.* (single origin|contested) +\d+ outlets? · \d+ origins? +\S/m);
  });

  it('uses no colour where nobody looks', () => expect(first.text).not.toContain('\u001b'));

  it('posts nothing twice: the second run tells the same story', () => {
    const last = /\n\d+ commands posted.*\n/;
    expect(first.text).toContain(`${commands.length} commands posted; `);
    expect(second.text).toContain(`${commands.length} commands posted, all of them on file from before; `);
    expect(second.text.replace(last, '')).toBe(first.text.replace(last, ''));
  });
});

interface Printed {
  code: number | null;
  text: string;
}

function demo(data: string): Promise<Printed> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'demo', '--exit'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, STET_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}
