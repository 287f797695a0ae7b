/**
 * 20,000 requests that are made from our own OpenAPI as the process serves it: half of them fit it, half nearly. A failure
 * names the seed, the path to the request and the shortest of its kind: STET_FUZZ_SEED=<seed> sends the same again.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, oneof } from 'fast-check';
import { type Kept, startKept } from '../../scripts/kept.mjs';
import { connect, type Sql } from '#postgres';
import { makeKeys } from '#service';
import { doorsDescribed, eventually, type FreshDatabase, freshDatabase } from '#testing';
import { build, remove } from '../built-app.js';
import { Caller } from './caller.js';
import { mutated } from './mutations.js';
import { type OpenApi, Requests } from './requests.js';

const CALLERS = 25;
const REQUESTS = 20_000;
/** Each caller's, before anything is counted: so much makes a process what it is under load. */
const WARM = 20;
const SEED = Number(process.env.STET_FUZZ_SEED ?? Date.now() % 2 ** 31);
/** In MiB. */
const [HEAP, GROWTH] = [160, 150];
/** Connections to Postgres of its pools, which fill as they are needed, and the test's own. */
const POOLS = 18;
/** Of a failure, in characters. */
const SAID = 4000;
const UP = /"pid":(?<pid>\d+),.*"url":"(?<url>[^"]+)",.*"msg":"started"/;

describe('a process that is asked all that its schema allows, and what it nearly allows', () => {
  let built: string;
  let folder: string;
  let database: FreshDatabase;
  let admin: Sql;
  let stet: Kept;
  let requests: Requests;
  let url = '';
  let pid = '';

  beforeAll(async () => {
    built = build();
    folder = await mkdtemp(join(tmpdir(), 'stet-fuzzing-'));
    database = await freshDatabase();
    admin = connect(database.url, { max: 1 });
    const keys = await makeKeys(join(folder, 'keys.json'));
    stet = await startKept({
      program: process.execPath,
      args: [`--max-old-space-size=${HEAP}`, join(built, 'dist/apps/stet/src/main.js')],
      env: {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        DATABASE_URL: database.url,
        STET_KEYS: join(folder, 'keys.json'),
      },
      ready: UP,
    });
    ({ url = '', pid = '' } = stet.said.groups ?? {});
    const document = (await (await fetch(`${url}/docs/openapi.json`)).json()) as OpenApi;
    const { editor = '', auditor = '', tool = '' } = keys;
    requests = new Requests(document, [editor, editor, editor, editor, editor, auditor, tool]);
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${editor}` };
    const body = readFileSync('samples/a-correction/commands.ndjson', 'utf8');
    await (await fetch(`${url}/v1/commands`, { method: 'POST', headers, body })).text();
  });

  afterAll(async () => {
    expect(await stet.stop()).toBe(0);
    await admin.end();
    await database.drop();
    await rm(folder, { recursive: true });
    remove(built);
  });

  it('answers each as is documented, in time, lives, and holds no more than before', async () => {
    await allSend(WARM, SEED + CALLERS);
    const before = await held();
    await allSend(REQUESTS / CALLERS - WARM, SEED);
    const after = await eventually(async () => {
      const now = await held();
      return now.others <= before.others && now.postgres <= POOLS && now;
    });
    expect(after.memory - before.memory).toBeLessThan(GROWTH);
    expect((await fetch(`${url}/v1/health/ready`)).status).toBe(200);
  }, 600_000);

  async function allSend(count: number, seed: number): Promise<void> {
    const fitting = requests.fitting();
    const any = oneof(fitting, mutated(fitting));
    const description = await doorsDescribed();
    const callers = Array.from({ length: CALLERS }, () => new Caller(url, description));
    const sent = callers.map((caller, n) =>
      assert(
        asyncProperty(any, (request) => caller.send(request)),
        {
          numRuns: count,
          seed: seed + n,
          interruptAfterTimeLimit: 500_000,
          markInterruptAsFailure: true,
          includeErrorInReport: true,
        },
      ),
    );
    const outcomes = await Promise.allSettled(sent);
    for (const caller of callers) caller.leave();
    expect(
      outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as Error).message.slice(0, SAID)] : [],
      ),
    ).toEqual([]);
  }

  async function held() {
    const rows = await admin`select 1 from pg_stat_activity where datname = current_database()`;
    const memory = Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })) / 1024;
    return { others: openBy(pid) - rows.length, postgres: rows.length, memory };
  }
});

function openBy(pid: string): number {
  if (process.platform === 'linux') return readdirSync(`/proc/${pid}/fd`).length;
  return execFileSync('lsof', ['-p', pid], { encoding: 'utf8' }).split('\n').length;
}
