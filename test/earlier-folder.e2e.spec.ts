/**
 * A data folder that an earlier release made: it let everybody in as superuser, and kept all that it had in the database
 * `postgres`. It is taken over at the next start, and nothing of it is lost.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type EmbeddedPostgres, startEmbeddedPostgres } from '#postgres';
import { positionAfterAll, rowsOfViews, startNewsroom } from '#testing';
import { type EarlierPostgres, startEarlierPostgres } from '../libs/postgres/test/earlier-folder.js';

const sample = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');
const GONE = 999_999_999;

describe('the data folder of an earlier release', () => {
  let earlier: EarlierPostgres;
  let postgres: EmbeddedPostgres | undefined;
  let held: object;

  beforeAll(async () => {
    earlier = await startEarlierPostgres();
    const newsroom = await startNewsroom({ database: { url: earlier.url, drop: () => Promise.resolve() } });
    const after = positionAfterAll(await newsroom.bulk(sample));
    await newsroom.shows(after);
    await newsroom.stop();
    await sqlOf(
      earlier.url,
      `create schema desk; create table desk.notes (note text); insert into desk.notes values ('ours')`,
    );
    held = await allIn(earlier.url);
  });

  afterAll(async () => {
    await postgres?.stop();
    await rm(earlier.dataDir, { recursive: true });
  });

  it('is not taken over while that release runs', async () => {
    await earlier.ownedBy(process.pid);
    await expect(startEmbeddedPostgres(earlier)).rejects.toThrow(
      `An earlier release of Stet, process ${process.pid}, runs over`,
    );
    expect(await allIn(earlier.url)).toEqual(held);
  });

  it('is taken over, with the Postgres that a kill left running, and holds what it held', async () => {
    await earlier.ownedBy(GONE);
    postgres = await startEmbeddedPostgres(earlier);
    await expect(sqlOf(earlier.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await allIn(postgres.url)).toEqual(held);
  });

  it('then lets nobody in without the password, and nobody as superuser', async () => {
    const url = new URL(postgres?.url ?? '');
    const asBefore = `postgres://postgres@${url.host}`;
    for (const database of ['postgres', 'stet', 'template1'])
      await expect(sqlOf(`${asBefore}/${database}`, 'select 1')).rejects.toMatchObject({ code: '28000' });
    await expect(sqlOf(url.href, `copy (select 1) to program 'true'`)).rejects.toMatchObject({ code: '42501' });
  });

  it('goes on where it was: what stands is answered again, what is new is taken, and views can be made anew', async () => {
    const database = { url: postgres?.url ?? '', drop: () => Promise.resolve() };
    const newsroom = await startNewsroom({ database });
    const again = await newsroom.bulk(sample);
    expect(again.map(({ status }) => status)).toEqual(again.map(() => 201));
    expect(await allIn(database.url)).toEqual(held);
    const { body } = await newsroom.post('register-outlet', { outletId: 'new', name: 'New' });
    await sqlOf(database.url, 'drop schema stet_index cascade; drop table desk.notes');
    await newsroom.restart();
    const read = await newsroom.get('/v1/outlets/new', { 'read-after': String(body.position) });
    expect([read.status, read.body.name]).toEqual([200, 'New']);
    await newsroom.stop();
  });

  it('is taken over to the end by a later start, if the first one was broken off', async () => {
    await postgres?.stop();
    await rm(`${earlier.dataDir}/stet.password`);
    postgres = await startEmbeddedPostgres(earlier);
    await expect(sqlOf(postgres.url, 'select 1')).resolves.toBeDefined();
  });
});

/** The log's records, and every row of the views, in words that are the same as long as they are. */
async function allIn(url: string): Promise<object> {
  const sql = connect(url, { max: 1 });
  const log = await sql`select * from stet_ledger.log order by partition, "offset"`;
  const notes = await sql`select note from desk.notes`;
  const rows = await rowsOfViews(sql);
  await sql.end();
  return { log: [...log], notes: [...notes], rows };
}

async function sqlOf(url: string, statement: string): Promise<unknown> {
  const sql = connect(url, { max: 1 });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
