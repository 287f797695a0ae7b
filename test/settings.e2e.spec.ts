/** Settings as a user gives them: to a process of its own, by its environment. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKept } from '../scripts/kept.mjs';
import { type FreshDatabase, freshDatabase } from '#testing';
import { build, remove } from './built-app.js';

/** As a shell has them that also serves psql, Kafka's own programs and others. */
const OF_OTHERS = {
  PGHOST: 'nowhere.invalid',
  PGPORT: '1',
  PGTARGETSESSIONATTRS: 'standby',
  PGSSLMODE: 'require',
  KAFKA_HOME: '/opt/kafka',
  LOGLEVEL: 'silent',
};

describe('the settings of a process', () => {
  let built: string;
  let folder: string;
  let database: FreshDatabase;

  beforeAll(async () => {
    built = build();
    folder = mkdtempSync(join(tmpdir(), 'stet-settings-'));
    database = await freshDatabase();
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    remove(built);
    await database.drop();
  });

  it('are not what psql goes by, which is named; and where the log and the database are is said at the start', async () => {
    const { log, stop } = await start({ DATABASE_URL: database.url, ...OF_OTHERS });
    expect(await stop()).toBe(0);
    const said = readFileSync(log, 'utf8');
    for (const name of Object.keys(OF_OTHERS)) expect(said).toContain(`${name} is set, and is not read: `);
    expect(said).toMatch(
      /^Stet listens on http:\/\/127\.0\.0\.1:\d+ \(the log: a table of the database, for KAFKA_BROKERS names no Kafka; the database: postgres:\/\/.*\)$/m,
    );
  });

  it('once made the log a Postgres table in silence, since one letter was missing', async () => {
    const mistyped = start({ DATABASE_URL: database.url, KAFKA_BROKER: 'kafka-1:9092' });
    await expect(mistyped).rejects.toThrow(/KAFKA_BROKER is no setting; there are .* Remove it, or mend its name\./);
  });

  async function start(environment: Record<string, string>) {
    const log = join(folder, 'stet.log');
    const args = [join(built, 'dist/apps/stet/src/main.js')];
    const env = { PATH: process.env.PATH ?? '', PORT: '0', ...environment };
    const { stop } = await startKept({ program: process.execPath, args, env, log, ready: /listens on \S+/ });
    return { log, stop };
  }
});
