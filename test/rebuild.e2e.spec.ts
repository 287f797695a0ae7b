/** The views are filled anew, switched, and switched back, while newsrooms post and ask: nobody notices. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedLedger, parsePosition, type Position, reaches } from '#ledger';
import { connect, type Sql } from '#postgres';
import {
  Chance,
  eventually,
  freshDatabase,
  type FreshDatabase,
  type NewsroomService,
  rowsOfViews,
  startNewsroom,
} from '#testing';
import { copiesIn, dropCopy } from '#views';
import { entriesOf } from '../libs/projector/test/random-log.js';
import { build, remove } from './built-app.js';

/** So many that a fill lasts a while. */
const CLAIMS = 5000;
const KILLS = 10;
/** A killed fill has had as long as this, at most. */
const LONGEST_MS = 250;

describe('a rebuild', () => {
  const chance = new Chance(Date.now() % 2 ** 31);
  let folder: string;
  let database: FreshDatabase;
  let sql: Sql;
  let newsroom: NewsroomService;
  let load: Load;

  beforeAll(async () => {
    [folder, database] = [build(), await freshDatabase()];
    sql = connect(database.url, { max: 2 });
    const ledger = await openEmbeddedLedger({ database: database.url });
    const told = Array.from({ length: CLAIMS }, (_, n) => registeredAndReworded(`old-${n}`));
    const entries = entriesOf(told, { partitions: ledger.partitions, chance });
    while (entries.length > 0) await ledger.append(entries.splice(0, 2000));
    await ledger.close();
    newsroom = await startNewsroom({ database, kafka: false });
    await eventually(async () => (await newsroom.get('/v1/claims')).status === 200);
    load = new Load(newsroom);
  });

  afterAll(async () => {
    await load.stop();
    await newsroom.stop();
    await sql.end();
    await database.drop();
    remove(folder);
  });

  it('that is killed at ten random moments goes on where it was', async () => {
    const found: { schema: string; done: number }[] = [];
    for (let kills = 0; kills < KILLS;) {
      const child = stet('rebuild');
      await begun(child);
      // Now and then once it has said how far it is: else a busy machine might have it killed before it has done anything.
      if (kills % 3 === 1) await once(child.stdout ?? child, 'data');
      else await wait(chance.between(0, LONGEST_MS));
      child.kill('SIGKILL');
      if ((await ended(child)).signal !== 'SIGKILL') continue;
      kills += 1;
      const those = (await copiesIn(sql)).filter(({ state }) => state === 'begun');
      expect(those.length).toBeLessThan(2);
      found.push(...those.map(({ schema, done }) => ({ schema, done })));
    }
    const steps = found.slice(1).map((now, n) => ({ before: found[n], now }));
    const resumed = steps.filter(({ before, now }) => before?.schema === now.schema);
    for (const { before, now } of resumed) expect(now.done).toBeGreaterThanOrEqual(before?.done ?? 0);
    expect(resumed.some(({ before }) => before && before.done > 0)).toBe(true);
  }, 180_000);

  it('refuses a second, which is told who fills and since when, and goes on', async () => {
    const [served = ''] = await schemas('serves');
    const first = stet('rebuild');
    const since = await begun(first);
    first.kill('SIGSTOP');
    const second = await ended(stet('rebuild'));
    expect([second.code, second.err]).toEqual([
      1,
      expect.stringContaining(`by stet rebuild (process ${first.pid} on `),
    ]);
    expect(second.err).toContain(`since ${since}`);
    first.kill('SIGCONT');
    const { code, last, err } = await ended(first);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(last)).toEqual({ serves: (await schemas('serves'))[0], kept: served });
  });

  it('is nothing to whoever posts and asks: each is answered, and reads no older state than before', async () => {
    await load.goesOn();
    expect(load.faults).toEqual([]);
  });

  it('can be gone back from: the kept copy is behind, and is brought up before it serves', async () => {
    const [served] = await schemas('serves');
    await eventually(async () => (await copiesIn(sql)).some((one) => one.state === 'kept' && one.done < one.records));
    const back = await ended(stet('back'));
    expect([back.code, back.err]).toEqual([0, '']);
    expect(JSON.parse(back.last)).toEqual({ serves: (await schemas('serves'))[0], kept: served });
    await load.goesOn();
    expect(load.faults).toEqual([]);
  });

  it('comes to the same as what has served all the while, row for row', async () => {
    await load.stop();
    expect((await newsroom.get('/v1/claims', { 'read-after': load.posted })).status).toBe(200);
    const lived = await rowsOfViews(sql);
    expect(Object.keys(lived).length).toBeGreaterThan(10);
    for (const words of [['rebuild'], ['back']]) {
      expect((await ended(stet(...words))).code).toBe(0);
      expect(await rowsOfViews(sql)).toEqual(lived);
    }
  });

  it('leaves what is kept until it is dropped, and what serves cannot be', async () => {
    const [[serves = ''], [kept = '', ...others]] = [await schemas('serves'), await schemas('kept')];
    await expect(dropCopy(sql, { schema: serves })).rejects.toThrow(`${serves} serves`);
    expect((await ended(stet('drop', kept))).code).toBe(0);
    expect([await schemas('serves'), await schemas('kept')]).toEqual([[serves], others]);
    expect((await newsroom.get('/v1/claims')).status).toBe(200);
  });

  it('says in a sentence that Postgres is away', async () => {
    const { code, err } = await ended(stetAt('postgres://stet@127.0.0.1:1/stet', ['rebuild']));
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringMatching(/nobody listens there\. Start it/)]]);
  });

  function stet(...words: string[]): ChildProcess {
    const json = ['rebuild', 'back'].includes(words[0] ?? '') ? ['--json'] : [];
    return stetAt(database.url, [...words, ...json]);
  }

  function stetAt(url: string, words: string[]): ChildProcess {
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: url };
    return spawn(process.execPath, [join(folder, 'dist/apps/cli/src/main.js'), ...words], { env, cwd: folder });
  }

  /** Once it has its claim, or has had it; gives since when. */
  async function begun({ pid }: ChildProcess): Promise<string> {
    return eventually(async () => {
      const [filler] = await sql<{ since: Date }[]>`
        select since from stet_views.fillers where who like ${`%process ${pid} %`}`;
      return filler?.since.toISOString();
    });
  }

  async function schemas(state: string): Promise<string[]> {
    return (await copiesIn(sql)).filter((one) => one.state === state).map(({ schema }) => schema);
  }
});

function registeredAndReworded(claimId: string) {
  const reworded = (proposition: string) => ({ type: 'ClaimReworded', data: { claimId, proposition, reason: 'r' } });
  const registered = { type: 'ClaimRegistered', data: { claimId, proposition: 'as it was' } };
  return { stream: `claim-${claimId}`, events: [registered, reworded('better'), reworded('at last')] };
}

interface Ended {
  code: number | null;
  signal: string | null;
  /** The last line of its output. */
  last: string;
  err: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, last: out.trim().split('\n').at(-1) ?? '', err };
}

/** Whoever posts reads his own write, and another asks for what there is; each compares with what he was told before. */
class Load {
  readonly faults: string[] = [];
  posted = '';
  private n = 0;
  private asked = 0;
  private isOver = false;
  private readonly seen = new Map<string, Position>();
  private readonly running: Promise<unknown>;

  constructor(private readonly newsroom: NewsroomService) {
    this.running = Promise.all([this.posts(), this.asks(['/v1/claims', '/v1/claims/old-1'])]);
  }

  /** Some more was posted and asked, and answered. */
  async goesOn(): Promise<void> {
    const [n, asked] = [this.n, this.asked];
    await eventually(() => Promise.resolve(this.n > n + 5 && this.asked > asked + 5));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  private async posts(): Promise<void> {
    while (!this.isOver) {
      const claimId = `new-${this.n}`;
      const { status, body } = await this.newsroom.post('register-claim', { claimId, proposition: 'It is new' });
      if (status !== 201) this.faults.push(`a post was answered ${status}: ${JSON.stringify(body)}`);
      this.posted = String(body.position);
      await this.ask(`/v1/claims/${claimId}`, { as: 'who posts', headers: { 'read-after': this.posted } });
      this.n += 1;
    }
  }

  private async asks(paths: string[]): Promise<void> {
    // As a page does that an editor watches, not as an attacker: the fill is to have a share of the machine.
    while (!this.isOver)
      for (const path of paths) {
        await this.ask(path, { as: 'who asks' });
        await wait(20);
      }
  }

  private async ask(path: string, { as, headers = {} }: { as: string; headers?: Record<string, string> }) {
    const answer = await this.newsroom.get(path, headers);
    if (answer.status !== 200)
      this.faults.push(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const position = parsePosition(answer.headers.get('log-position') ?? '', 12);
    const before = this.seen.get(as);
    if (before && !reaches(position, before)) this.faults.push(`${as} read ${position.join()} after ${before.join()}`);
    this.seen.set(as, position);
    this.asked += 1;
  }
}
