import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, startEmbeddedPostgres } from '#postgres';

describe('a Postgres of our own', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stet-own-'));
    await chmod(dataDir, 0o755);
  });

  afterAll(() => rm(dataDir, { recursive: true }));

  it('is stopped by who started it: another that adopted it once took it away', async () => {
    const owner = await startEmbeddedPostgres({ dataDir });
    const guest = await startEmbeddedPostgres({ dataDir });
    expect(guest.url).toBe(owner.url);
    await guest.stop();
    expect(await answers(owner.url)).toBe(true);
    await owner.stop();
    expect(await answers(owner.url)).toBe(false);
  });

  it('is stopped by who adopts it when its owner was killed', async () => {
    const { url } = await startEmbeddedPostgres({ dataDir });
    await writeFile(join(dataDir, 'stet.pid'), '999999999');
    await (await startEmbeddedPostgres({ dataDir })).stop();
    expect(await answers(url)).toBe(false);
  });
});

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1 });
  const answered = await sql`select 1`.then(
    () => true,
    () => false,
  );
  await sql.end({ timeout: 1 });
  return answered;
}
