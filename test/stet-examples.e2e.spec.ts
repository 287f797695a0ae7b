/** Every example that the help of `stet` gives, run as it is written there: on a terminal, and piped. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stet } from '../apps/cli/src/stet.js';
import { connect, type Sql } from '#postgres';
import { rebuild } from '#projector';
import {
  eventually,
  freshDatabase,
  type FreshDatabase,
  type NewsroomService,
  positionAfterAll,
  startNewsroom,
} from '#testing';
import { copiesIn, dropCopy, prepareViews } from '#views';
import { build, remove } from './built-app.js';

const CLAIM_ID = 'nk-troops-in-russia';
const CLAIM = `claim-${CLAIM_ID}`;
/** The claim's version then. */
const WHOLE = 68;
const COVERAGE = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim();

interface Example {
  verb: string;
  line: string;
  /** In a pipe it prints JSON by itself. */
  isForPipes: boolean;
}

interface Ended {
  said: string;
  beside: string;
  code: number | null;
}

describe('the examples in the help of stet', () => {
  let folder: string;
  let programs: string;
  let database: FreshDatabase;
  let newsroom: NewsroomService;
  let sql: Sql;
  let examples: Example[];

  beforeAll(async () => {
    [folder, programs, database] = [build(), mkdtempSync(join(tmpdir(), 'stet-programs-')), await freshDatabase()];
    const program = join(programs, 'stet');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${folder}/dist/apps/cli/src/main.js" "$@"\n`);
    chmodSync(program, 0o755);
    newsroom = await startNewsroom({ kafka: false, database });
    const answers = await newsroom.bulk(COVERAGE);
    await newsroom.shows(positionAfterAll(answers));
    // The courier has nothing to add any more: what is planted below is not in its way.
    await eventually(async () => (await newsroom.get(`/v1/claims/${CLAIM_ID}`)).body.version === WHOLE);
    sql = connect(database.url, { max: 2 });
    examples = await examplesInHelp();
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await newsroom.stop();
    await database.drop();
    remove(folder);
    rmSync(programs, { recursive: true });
  });

  it('are one at least of every word', async () => {
    const verbs = await verbsInHelp();
    expect(verbs).toContain('compare');
    expect([...new Set(examples.map(({ verb }) => verb))]).toEqual(verbs);
  });

  it('do on a terminal what they say, and print what one reads', async () => {
    // Those that ask for JSON are for a pipe.
    for (const { verb, line } of examples.filter((one) => !one.line.includes('--json'))) {
      await prepare(verb, line);
      const { said, code } = await ended('script', ['-qec', line, '/dev/null']);
      expect({ line, said, code }).toEqual({ line, said, code: 0 });
      expect(said).toMatch(/\S/);
      const isJson = said.split('\r\n').some((one) => /^[[{]/.test(one));
      expect({ line, said, isJson }).toEqual({ line, said, isJson: false });
    }
  }, 180_000);

  it("do in a pipe what they say, and print JSON where a word is an auditor's", async () => {
    for (const { verb, line, isForPipes } of examples) {
      await prepare(verb, line);
      const { said, beside, code } = await ended('sh', ['-c', line]);
      expect({ line, beside, code }).toEqual({ line, beside, code: 0 });
      const isPrinted = verb === 'story' && line.includes('--url');
      if (isForPipes && !isPrinted)
        expect({
          line,
          said: said
            .trim()
            .split('\n')
            .filter((one) => !isJsonLine(one)),
        }).toEqual({ line, said: [] });
      else expect({ line, said }).toEqual({ line, said: expect.stringMatching(/\S/) });
    }
  }, 180_000);

  it('of a history that is followed goes on with what comes, and ends when it is told to', async () => {
    const child = spawn('stet', ['history', CLAIM, '--follow'], { env: environment() });
    const lines: { version: number; command: string }[] = [];
    createInterface({ input: child.stdout }).on('line', (line) =>
      lines.push(JSON.parse(line) as (typeof lines)[number]),
    );
    const over = new Promise((resolve) => child.once('exit', resolve));
    await eventually(async () => lines.length > 0);
    const reworded = {
      claimId: CLAIM_ID,
      proposition: 'North Korean soldiers have been sent to Russia',
      reason: 'Shorter.',
    };
    expect(await newsroom.post('reword-claim', reworded)).toMatchObject({ status: 201 });
    await eventually(async () => lines.at(-1)?.command === 'RewordClaim');
    child.kill('SIGTERM');
    expect(await over).toBe(0);
  }, 60_000);

  it('may be cut short in a pipe by whoever has read enough', async () => {
    const { beside, code } = await ended('bash', [
      '-o',
      'pipefail',
      '-c',
      `stet history ${CLAIM} | head -1 > /dev/null`,
    ]);
    expect([code, beside.split('\n').filter((line) => /Error|at .*:\d+/.test(line))]).toEqual([0, []]);
  });

  /** What an example speaks of is there. */
  async function prepare(verb: string, line: string): Promise<void> {
    const log = { warn: () => undefined };
    const named = /stet_views_\w+/.exec(line)?.[0];
    const copies = await copiesIn(sql);
    if (verb === 'back') {
      const isKept = (one: (typeof copies)[number]) => one.state === 'kept' && (!named || one.schema === named);
      if (!copies.some(isKept)) await rebuild({ sql, log });
    }
    if (verb === 'drop' && named && !copies.some(({ schema }) => schema === named)) await make(named);
    if (verb === 'drop' && copies.find(({ schema }) => schema === named)?.state === 'serves')
      await rebuild({ sql, log });
    const serves = copies.find(({ state }) => state === 'serves')?.schema ?? '';
    // An outlet's record: whoever takes it twice has it as it was.
    if (verb === 'retry')
      await sql`
        insert into ${sql(serves)}.parked
        select stream, partition, max("offset"), null, 'planted' from stet_index.commits where stream = 'outlet-rfa' and stands
        group by stream, partition on conflict do nothing`;
    // One that was replayed before stands there yet.
    const into = /--into (\w+)/.exec(line)?.[1];
    if (into) await sql`drop schema if exists ${sql(into)} cascade`;
  }

  async function make(named: string): Promise<void> {
    const [, edition, copy] = /^stet_views_(\d+)(_\d+)?$/.exec(named) ?? [];
    if (copy === undefined)
      return prepareViews(sql, { identity: await identity(), partitions: 12 }, { edition: Number(edition) });
    for (const { schema, state } of await copiesIn(sql))
      if (state !== 'serves' && schema !== `stet_views_${edition}`) await dropCopy(sql, { schema });
    await rebuild({ sql, log: { warn: () => undefined } });
  }

  async function identity(): Promise<string> {
    const [row] = await sql<{ ledger: string }[]>`select ledger from stet_index.checkpoints limit 1`;
    return row?.ledger ?? '';
  }

  function environment(): NodeJS.ProcessEnv {
    const PATH = `${programs}:${process.env.PATH ?? ''}`;
    return { PATH, DATABASE_URL: database.url, URL: newsroom.url, SHELL: '/bin/sh', TERM: 'xterm' };
  }

  async function ended(program: string, args: string[]): Promise<Ended> {
    const child = spawn(program, args, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, beside] = [child.stdout, child.stderr].map((stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      return parts;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { said: Buffer.concat(said ?? []).toString(), beside: Buffer.concat(beside ?? []).toString(), code };
  }
});

async function verbsInHelp(): Promise<string[]> {
  const help = await helpOf([]);
  const [, listed = ''] = help.split('Commands:\n');
  return [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, verb = '']) => (verb === 'help' ? [] : [verb]));
}

async function examplesInHelp(): Promise<Example[]> {
  const examples: Example[] = [];
  for (const verb of await verbsInHelp()) {
    const help = await helpOf([verb]);
    for (const [, line = ''] of help.matchAll(/^ {2}\$ (.+)$/gm))
      examples.push({ verb, line, isForPipes: help.includes('--no-json') });
  }
  return examples;
}

async function helpOf(words: string[]): Promise<string> {
  let said = '';
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  try {
    await stet({}, [...words, '--help']);
  } finally {
    process.stdout.write = write;
  }
  return said;
}

function isJsonLine(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
