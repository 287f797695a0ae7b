/** Postgres is stopped under a running service and started again: the service answers so meanwhile, and goes on. */
import { rm } from 'node:fs/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#postgres';
import { eventually, freshPostgresFolder, type NewsroomService, startNewsroom } from '#testing';

/** Of its return. */
const SOON_MS = 10_000;

describe('a newsroom whose Postgres goes away', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let newsroom: NewsroomService;
  let asked = 0;

  beforeAll(async () => {
    dataDir = await freshPostgresFolder();
    postgres = await startEmbeddedPostgres({ dataDir });
    newsroom = await startNewsroom({ database: { url: postgres.url, drop: () => Promise.resolve() } });
  });

  afterAll(async () => {
    await newsroom.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true });
  });

  it.each([1, 2, 3])('answers all that was under way, and all that comes after: time %i', async () => {
    const underWay = Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? register() : read()));
    await postgres.stop();
    expect(await read()).toBe(503);
    const { port } = new URL(postgres.url);
    postgres = await startEmbeddedPostgres({ dataDir, settings: { port } });
    const back = Date.now();
    await eventually(async () => (await read()) === 200 && (await register()) === 201);
    expect(Date.now() - back).toBeLessThan(SOON_MS);
    for (const status of await Promise.all(underWay)) expect([200, 201, 202, 503]).toContain(status);
  });

  /** What was posted after its return is in what is read: the readers were woken, or looked. */
  it('has views that go on where they were', async () => {
    const { headers, status, body } = await newsroom.post('register-outlet', { outletId: 'last', name: 'Last' });
    expect(status).toBe(201);
    const after = String(body.position ?? headers.get('position'));
    expect((await newsroom.get('/v1/outlets/last', { 'read-after': after })).status).toBe(200);
  });

  async function register(): Promise<number> {
    asked += 1;
    return (await newsroom.post('register-outlet', { outletId: `outlet-${asked}`, name: 'One' })).status;
  }

  async function read(): Promise<number> {
    return (await newsroom.get('/v1/claims')).status;
  }
});
