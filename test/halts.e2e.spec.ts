/** A log that is not what was promised: the process says so, says what to do, and ends with an exit code of its own. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startKept } from '../scripts/kept.mjs';
import { HALTS, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { type FreshDatabase, freshDatabase, positionAfterAll, startNewsroom } from '#testing';
import { build, remove } from './built-app.js';

const run = promisify(execFile);
const sample = readFileSync('samples/north-korean-troops/commands.ndjson', 'utf8');
/** The last record that was read, of the longest partition: the courier may have added to the log since. */
const LAST = `(select partition, next_offset - 1 as "offset" from stet_index.checkpoints order by 2 desc limit 1)`;

describe('a process whose log', () => {
  let folder: string;
  /** As it was before anything came to it. */
  let whole: FreshDatabase;

  beforeAll(async () => {
    folder = build();
    whole = await written();
  });

  afterAll(async () => {
    await whole.drop();
    remove(folder);
  });

  it.each<[string, keyof typeof HALTS, string, string]>([
    [
      'has a hole',
      'ledger.hole',
      'Restore the log, then restart',
      `delete from stet_ledger.log where "offset" = 1 and partition = (select partition from ${LAST} l); drop schema stet_index cascade`,
    ],
    [
      'has lost its beginning',
      'ledger.start-lost',
      'Restore it, then restart',
      `delete from stet_ledger.log where "offset" = 0 and partition = (select partition from ${LAST} l)`,
    ],
    [
      'is shorter than what was read',
      'ledger.checkpoint-beyond-end',
      'or keep the views aside, for they may hold the last copy of what is missing',
      `with l as ${LAST}, gone as (delete from stet_ledger.log r using l where r.partition = l.partition and r."offset" >= l."offset")
       update stet_ledger.counters c set next = l."offset" from l where c.partition = l.partition`,
    ],
    [
      'was cut and has grown again',
      'ledger.another-history',
      'or keep the views aside, for they may hold the last copy of what is missing',
      `with l as ${LAST} update stet_ledger.log r set value = '\\x7b7d' from l where r.partition = l.partition and r."offset" = l."offset"`,
    ],
    [
      'is another than the views were made from',
      'ledger.another-ledger',
      'Name the right database or the right log',
      `update stet_ledger.identity set id = gen_random_uuid()`,
    ],
    [
      'was written by a later Stet',
      'ledger.unknown-version',
      'Start a later release',
      `select stet_ledger.append(array[${partitionOf('claim-a', 12)}], array['claim-a'], array[encode('{"v":2,"stream":"claim-a"}', 'base64')])`,
    ],
    [
      'has views that a later Stet made',
      'ledger.later-views',
      'Start the later release, or keep these views aside',
      `update stet_index.edition set edition = edition + 1`,
    ],
  ])('%s ends as %s', async (_what, code, remedy, damage) => {
    const database = await whole.copy();
    await withSql(database, (sql) => sql.unsafe(damage));
    const ended = await endOf(folder, database);
    expect([ended.code, ended.said]).toEqual([HALTS[code], expect.stringContaining(remedy)]);
    await database.drop();
  });

  it('goes by another clock than its own ends as ledger.clock-off, as soon as it reads back what it wrote', async () => {
    const database = await freshDatabase();
    await withSql(database, (sql) => sql.unsafe(A_MINUTE_LATE));
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' };
    const log = join(folder, 'clock.log');
    const app = { program: process.execPath, args: ['dist/apps/stet/src/main.js'], cwd: folder, env, log };
    const stet = await startKept({ ...app, ready: /listens on (?<url>\S+)/ });
    const [line = ''] = sample.split('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    await fetch(`${stet.said.groups?.url}/v1/commands`, { method: 'POST', headers, body: line });
    expect(await stet.gone).toBe(HALTS['ledger.clock-off']);
    expect(readFileSync(log, 'utf8')).toMatch(
      /\d+ ms ahead of the log's at .*\. Set both clocks right, then restart\./,
    );
    await database.drop();
  });
});

/** The database's clock, as whoever connects to it from now on sees it. */
const A_MINUTE_LATE = `
  create schema late;
  create function late.clock_timestamp() returns timestamptz language sql as
    $$ select pg_catalog.clock_timestamp() - interval '1 minute' $$;
  do $$ begin
    execute format('alter database %I set search_path = late, pg_catalog, public', current_database());
  end $$`;

/** A database with a log, views that include all of it, and no process over it. */
async function written(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const newsroom = await startNewsroom({ database });
  const after = positionAfterAll(await newsroom.bulk(sample));
  await newsroom.shows(after);
  await newsroom.stop();
  return database;
}

async function withSql(database: FreshDatabase, act: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = connect(database.url, { max: 1 });
  await act(sql);
  await sql.end();
}

/** How a process over it ends by itself. */
async function endOf(folder: string, { url }: FreshDatabase): Promise<{ code: unknown; said: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent' };
  const ended = run(process.execPath, ['dist/apps/stet/src/main.js'], { cwd: folder, env, timeout: 30_000 });
  return ended.then(
    () => ({ code: 0, said: '' }),
    ({ code, stderr }: { code: unknown; stderr: string }) => ({ code, said: stderr }),
  );
}
