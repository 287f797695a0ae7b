/** A courier that is killed half-way: what it had carried stays, and another carries the rest, each statement once. */
import { streamName } from '#newsroom';
import { openEmbeddedLedger, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { eventually, type FreshDatabase, freshDatabase } from '#testing';
import { freePort } from '../scripts/kept.mjs';
import { build, remove } from './built-app.js';
import { carriedIn, claimIds, longReport, statementIds, withdrawal } from './long-report.js';
import { KeptProcess } from './torture/target.js';

const COUNT = 300;
/** The claim whose retractions the log does not take for a while: those of the others come before them. */
const [, , LAST = ''] = claimIds;

describe('a courier that is killed when it has carried some of a withdrawn report, and not all', () => {
  let folder: string;
  let database: FreshDatabase;
  let sql: Sql;
  let url: string;
  let stet: KeptProcess;
  let log: Awaited<ReturnType<typeof openEmbeddedLedger>>;

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    sql = connect(database.url, { max: 2 });
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, PORT: String(await freePort()) };
    const args = ['dist/apps/stet/src/main.js'];
    stet = new KeptProcess('stet', { program: process.execPath, args, cwd: folder, env, ready: /"msg":"started"/ });
    url = `http://127.0.0.1:${env.PORT}/v1`;
    await stet.start();
    log = await openEmbeddedLedger({ database: database.url });
  });

  afterAll(async () => {
    await stet.stop();
    await log.close();
    await sql.end();
    await database.drop();
    remove(folder);
  });

  it('leaves a log in which every statement is retracted once, though its last words come when it is dead', async () => {
    const answers = await post('/commands', longReport(COUNT), 'application/x-ndjson');
    expect(answers.match(/"status":201/g)).toHaveLength(5 + claimIds.length * COUNT);
    const release = await holdBack(partitionOf(streamName('claim', LAST), 12));
    await post('/commands/withdraw-report', JSON.stringify(withdrawal), 'application/json');
    await eventually(async () => (await appendsWaiting()) === 1);
    await stet.kill();

    const halfWay = await carriedIn(log);
    expect(halfWay.retracted.length).toBeGreaterThan(0);
    expect(halfWay.retracted.filter((id) => id.startsWith(LAST))).toEqual([]);

    await stet.start();
    await eventually(async () => (await appendsWaiting()) === 2);
    await release();

    const all = claimIds.flatMap((claimId) => statementIds(claimId, COUNT)).sort();
    await eventually(async () => (await carriedIn(log)).retracted.length >= all.length);
    for (const claimId of claimIds) await eventually(async () => (await statusOf(claimId)) === 'abandoned');
    expect(await stet.stop()).toBe(0);
    const { retracted, saidAgain } = await carriedIn(log);
    expect(retracted).toEqual(all);
    expect(saidAgain).toBeGreaterThan(0);
  });

  async function post(path: string, body: string, type: string): Promise<string> {
    const answer = await fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(answer.ok).toBe(true);
    return answer.text();
  }

  async function statusOf(claimId: string): Promise<unknown> {
    const answer = await fetch(`${url}/claims/${claimId}`);
    return ((await answer.json()) as { status: string }).status;
  }

  /** The log takes nothing in that partition until it is released: whoever appends there waits. */
  async function holdBack(partition: number): Promise<() => Promise<void>> {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let ended: Promise<unknown> = Promise.resolve();
    await new Promise<void>((isHeld) => {
      ended = sql.begin(async (transaction) => {
        await transaction`select 1 from stet_ledger.counters where partition = ${partition} for update`;
        isHeld();
        await released;
      });
    });
    return async () => {
      release();
      await ended;
    };
  }

  /** A dead process's, too: Postgres finishes what it was asked. */
  async function appendsWaiting(): Promise<number> {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%.append(%'`;
    return row?.count ?? 0;
  }
});
