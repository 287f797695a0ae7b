/** Every example that the help of `stet` gives, run as it is written there: on a terminal, and piped. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openKafkaLedger } from '#ledger';
import { connect, type Sql } from '#postgres';
import { rebuild } from '#projector';
import {
  eventually,
  freshDatabase,
  type FreshDatabase,
  freshKafkaLog,
  kafkaLog,
  kafkaSettings,
  type NewsroomService,
  positionAfterAll,
  startNewsroom,
} from '#testing';
import { copiesIn, dropCopy, prepareViews } from '#views';
import { build, remove } from './built-app.js';
import { type Example, examplesInHelp, verbsInHelp } from './examples-in-help.js';

const CLAIM_ID = 'nk-troops-in-russia';
const CLAIM = `claim-${CLAIM_ID}`;
/** The claim's version then. */
const WHOLE = 68;
/** The log that a copy is made of, and the copy, as the help names them. */
const [LOG, COPY] = ['stet.commits', 'stet.commits.2'];
const OF_KAFKA = ['copy-log', 'diff-logs'];
const COVERAGE = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8').trim();

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
  let isCopied = false;

  beforeAll(async () => {
    [folder, programs, database] = [build(), mkdtempSync(join(tmpdir(), 'stet-programs-')), await freshDatabase()];
    const program = join(programs, 'stet');
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${folder}/dist/apps/cli/src/main.js" "$@"\n`);
    chmodSync(program, 0o755);
    newsroom = await startNewsroom({ kafka: false, database });
    const answers = await newsroom.bulk(COVERAGE);
    const court = { exportId: 'court-2026-11', claimIds: [CLAIM_ID], reason: 'A court asks.' };
    expect(await newsroom.post('request-export', court)).toMatchObject({ status: 201 });
    await newsroom.shows(positionAfterAll(answers));
    await writeLog();
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
      const { said, code } = await ended('script', ['-qec', line, '/dev/null'], verb);
      expect({ line, said, code }).toEqual({ line, said, code: 0 });
      expect(said).toMatch(/\S/);
      const isJson = said.split('\r\n').some((one) => /^[[{]/.test(one));
      expect({ line, said, isJson }).toEqual({ line, said, isJson: false });
    }
  }, 180_000);

  it("do in a pipe what they say, and print JSON where a word is an auditor's", async () => {
    for (const { verb, line, isForPipes } of examples) {
      await prepare(verb, line);
      const { said, beside, code } = await ended('sh', ['-c', line], verb);
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
    const out = /--out (\S+)/.exec(line)?.[1];
    if (out) rmSync(join(programs, out), { recursive: true, force: true });
    const opened = /stet open (\S+)/.exec(line)?.[1];
    if (opened && !existsSync(join(programs, opened))) await first('export');
    if (verb === 'copy-log' && isCopied) await (await freshKafkaLog(COPY)).vanish();
    if (verb === 'copy-log') isCopied = !line.includes('--dry-run');
    if (verb === 'diff-logs' && !isCopied) await first('copy-log');
  }

  /** What another example makes, this one takes. */
  async function first(verb: string): Promise<void> {
    const isWhole = (one: Example) => one.verb === verb && !/--(dry-run|json)/.test(one.line);
    const line = examples.find(isWhole)?.line ?? '';
    await prepare(verb, line);
    expect(await ended('sh', ['-c', line], verb)).toMatchObject({ code: 0 });
  }

  /** With what is no commit at 2:17. */
  async function writeLog(): Promise<void> {
    const ledger = await openKafkaLedger({ ...(await kafkaLog()), topic: LOG });
    const records = Array.from({ length: 18 }, () => ({ partition: 2, key: 'claim-x', value: Buffer.from('{}') }));
    await ledger.append(records);
    await ledger.close();
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

  function environment(verb = ''): NodeJS.ProcessEnv {
    const PATH = `${programs}:${process.env.PATH ?? ''}`;
    const kafka = OF_KAFKA.includes(verb) ? { ...kafkaSettings(), STET_TOPIC: LOG } : {};
    return { PATH, DATABASE_URL: database.url, URL: newsroom.url, SHELL: '/bin/sh', TERM: 'xterm', ...kafka };
  }

  async function ended(program: string, args: string[], verb?: string): Promise<Ended> {
    const child = spawn(program, args, { env: environment(verb), cwd: programs, stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, beside] = [child.stdout, child.stderr].map((stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      return parts;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { said: Buffer.concat(said ?? []).toString(), beside: Buffer.concat(beside ?? []).toString(), code };
  }
});

function isJsonLine(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
