/** The files that name a process, as a crash, a full disk or a mistake leaves them: Postgres alone would not start again. */
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, startEmbeddedPostgres } from '#postgres';

describe('a Postgres of our own, whose file of numbers', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stet-numbers-'));
    await chmod(dataDir, 0o755);
    await (await startEmbeddedPostgres({ dataDir })).stop();
  });

  afterAll(() => rm(dataDir, { recursive: true }));

  const HUGE = '99999999999999999999\n';
  /** The first process of the machine is never a Postgres, and another user's. */
  const ANOTHER = '1\n';

  it.each([
    ['of Postgres is empty, as a full disk leaves it', 'postmaster.pid', ''],
    ['of Postgres is garbage', 'postmaster.pid', 'what\0is this\n\n'],
    ['of Postgres has a number that no process has', 'postmaster.pid', HUGE],
    ["of Postgres has another user's number", 'postmaster.pid', ANOTHER],
    ['of its owner is empty', 'stet.pid', ''],
    ['of its owner is garbage', 'stet.pid', 'what\0is this\n\n'],
    ['of its owner has a number that no process has', 'stet.pid', HUGE],
    ["of its owner has another user's number", 'stet.pid', ANOTHER],
  ])('%s starts all the same', async (_how, name, text) => {
    const file = join(dataDir, name);
    await writeFile(file, text);
    await utimes(file, 0, 0);
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await answers(postgres.url)).toBe(true);
    await postgres.stop();
  });

  it('is being written is waited for, until that takes too long', async () => {
    await writeFile(join(dataDir, 'postmaster.pid'), '');
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await answers(postgres.url)).toBe(true);
    await postgres.stop();
  });

  it.each([
    ['postmaster.pid', /postmaster\.pid is a folder, .*Move it away, then start again\.$/],
    ['stet.pid', /stet\.pid: EISDIR.*Move that away, then start again\.$/],
  ])('is a folder says so: %s', async (name, sentence) => {
    const folder = join(dataDir, name);
    await mkdir(folder);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(sentence);
    await rm(folder, { recursive: true });
  });
});

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1 });
  const rows = await sql`select`;
  await sql.end();
  return rows.length === 1;
}
