/** For a few seconds what `npm run torture -- --overload` does for a minute, without its limits of time. */
import { type Kept, startKept } from '../../scripts/kept.mjs';
import { type Ledger, openKafkaLedger } from '#ledger';
import { type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove } from '../built-app.js';
import { type Overload, overload } from './overload.js';

/** Of the door, in MiB. */
const HEAP = 256;
const UP = /"pid":(?<pid>\d+),("\w+":"[^"]+",)*"url":"(?<url>[^"]+)",.*"msg":"started"/;

describe('a door at which ten times more comes than it takes', () => {
  const topic = freshTopic();
  let folder: string;
  let database: FreshDatabase;
  let ledger: Ledger;
  let api: Kept;
  let projector: Kept;
  let suffered: Overload;

  beforeAll(async () => {
    folder = build();
    database = await freshDatabase();
    ledger = await openKafkaLedger({ brokers: kafkaBrokers(), topic });
    [api, projector] = await Promise.all([
      start('api', UP, [`--max-old-space-size=${HEAP}`]),
      start('projector', /"msg":"started"/),
    ]);
    const { url = '', pid } = api.said.groups ?? {};
    suffered = await overload({ url, pid: Number(pid), ledger, databaseUrl: database.url }, { seconds: 6, usual: 2 });
  }, 120_000);

  afterAll(async () => {
    await Promise.all([api.stop(), projector.stop(), ledger.close()]);
    await database.drop();
    remove(folder);
  });

  function start(app: string, ready: RegExp, flags: string[] = []): Promise<Kept> {
    const settings = { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: topic, DATABASE_URL: database.url };
    const env = { PATH: process.env.PATH ?? '', PORT: '0', ...settings };
    return startKept({
      program: process.execPath,
      args: [...flags, `dist/apps/${app}/src/main.js`],
      cwd: folder,
      env,
      ready,
    });
  }

  it('answers 201, or 503 with Retry-After, and nothing else; what it takes stands once, and no other', () =>
    expect(suffered.findings).toEqual([]));

  it('takes some and turns most away', () => {
    const { 201: taken = 0, 503: refused = 0 } = suffered.flood.answers;
    expect(taken).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(taken);
  });

  it('lives on with a heap that would not have held 100 KB of each post that it turned away, and holds no 20 KB of it', () => {
    const { flood, after, memory } = suffered;
    const { 503: refused = 0 } = flood.answers;
    expect(refused * 0.1).toBeGreaterThan(HEAP);
    expect(memory.peak - memory.before).toBeLessThan(refused * 0.02);
    expect(Object.keys(after.answers)).toEqual(['201']);
  });

  it('lets those whom it takes wait hardly longer than usual, and is as before when it is over', () => {
    const { usual, during, after } = suffered;
    expect(during.p50).toBeLessThan(5 * usual.p50);
    expect(after.rate).toBeGreaterThan(usual.rate / 5);
  });
});
