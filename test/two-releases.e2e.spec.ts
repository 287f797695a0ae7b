/** A release comes while the one before runs: that goes on, door and projector, while the new one's views are filled, and after. */
import { setTimeout as wait } from 'node:timers/promises';
import { parsePosition, type Position, reaches } from '#ledger';
import { connect, type Sql } from '#postgres';
import { COPY, eventually, type FreshDatabase, freshDatabase } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';
import { buildNextRelease, NEXT_EDITION } from './next-release.js';

const NEXT_COPY = COPY.replace(/\d+$/, String(NEXT_EDITION));
const PAUSE_MS = 20;

/** Each answers for its own release: the next one's doors describe themselves. */
const { unheld } = fetch as typeof fetch & { unheld: typeof fetch };

describe('two releases over one log', () => {
  const folders: string[] = [];
  let database: FreshDatabase;
  let sql: Sql;
  let old: RunningApp;
  let next: RunningApp;
  let reader: Reader;

  beforeAll(async () => {
    folders.push(build(), buildNextRelease());
    database = await freshDatabase();
    sql = connect(database.url, { max: 2 });
    old = await start(folders[0]);
    for (let n = 0; n < 20; n++) expect((await register(old, `old-${n}`)).status).toBe(201);
    await sql`select pg_advisory_lock(hashtext(${`fill stet_views_${NEXT_EDITION}`}))`;
    reader = new Reader(old.url);
    next = await start(folders[1]);
  });

  afterAll(async () => {
    await reader.end();
    await next.stop();
    await sql.end();
    await database.drop();
    folders.forEach(remove);
  });

  it('has the new one take commands at once, and say of its views that they are being filled', async () => {
    const [{ status, code }, taken] = [await ask(next), await register(next, 'while-filling')];
    expect([status, code, taken.status]).toEqual([503, 'views.filling', 201]);
    expect((await ask(next)).status).toBe(503);
  });

  it('has the old one show what the new one has taken, while its views are being filled', async () => {
    const { position } = await register(next, 'seen-by-the-old');
    expect(await shown(old, position)).toEqual(expect.arrayContaining(['seen-by-the-old', 'while-filling']));
  });

  it('has the new one answer once its views are there, and the old one go on with its own, equal row for row', async () => {
    await sql`select pg_advisory_unlock(hashtext(${`fill stet_views_${NEXT_EDITION}`}))`;
    await eventually(async () => (await ask(next)).status === 200);
    const { position } = await register(old, 'after-both-serve');
    for (const release of [old, next]) expect(await shown(release, position)).toContain('after-both-serve');
    expect(await rowsIn(NEXT_COPY)).toEqual(await rowsIn(COPY));
  });

  it('is nothing to whoever asks the old one: each question is answered, and by no older state than before', async () => {
    const { answered } = reader;
    await eventually(() => Promise.resolve(reader.answered > answered + 5));
    expect(reader.faults).toEqual([]);
  });

  it('has the new one go on alone once the old one has ended', async () => {
    await reader.end();
    expect(await old.stop()).toBe(0);
    const { status, position } = await register(next, 'alone');
    expect([status, await shown(next, position)]).toEqual([201, expect.arrayContaining(['alone', 'old-19'])]);
  });

  function start(folder = ''): Promise<RunningApp> {
    const environment = { DATABASE_URL: database.url, PORT: '0' };
    return startApp(folder, { args: ['dist/apps/stet/src/main.js'], environment });
  }

  async function rowsIn(copy: string): Promise<Record<string, unknown>> {
    const tables = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = ${copy} order by 1`;
    const rows = tables.map(async ({ name }) => [
      name,
      await sql`select t::text as row from ${sql(copy)}.${sql(name)} t order by 1`,
    ]);
    return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>;
  }
});

async function register({ url }: RunningApp, claimId: string): Promise<{ status: number; position: string }> {
  const answer = await unheld(`${url}/v1/commands/register-claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claimId, proposition: `It is so: ${claimId}` }),
  });
  const { position = '' } = (await answer.json()) as { position?: string };
  return { status: answer.status, position };
}

async function ask({ url }: Pick<RunningApp, 'url'>, after?: string) {
  const headers = after === undefined ? undefined : { 'read-after': after };
  const answer = await unheld(`${url}/v1/claims?limit=100`, { ...(headers && { headers }) });
  const { code, claims = [] } = (await answer.json()) as { code?: string; claims?: { claimId: string }[] };
  const told = answer.headers.get('log-position') ?? '';
  return { status: answer.status, code, claims: claims.map(({ claimId }) => claimId), told };
}

/** The claims, once they include that position. */
function shown(release: RunningApp, position: string): Promise<string[]> {
  return eventually(async () => {
    const { status, claims } = await ask(release, position);
    return status === 200 && claims;
  });
}

/** Asks all the while, and compares with what he was told before. */
class Reader {
  readonly faults: string[] = [];
  answered = 0;
  private isOver = false;
  private readonly running: Promise<void>;

  constructor(readonly url: string) {
    this.running = this.read();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  private async read(): Promise<void> {
    for (let before: Position = []; !this.isOver; await wait(PAUSE_MS)) {
      const { status, told } = await ask(this);
      const position = parsePosition(told, 12);
      if (status !== 200) this.faults.push(`a question was answered ${status}`);
      else if (before.length > 0 && !reaches(position, before)) this.faults.push(`${told} after ${before.join()}`);
      before = position;
      this.answered += 1;
    }
  }
}
