/** For a few seconds what `npm run torture -- --overload` does for a minute: at a door whose log takes its time. */
import { join } from 'node:path';
import { FROM_SOURCE } from '../../scripts/from-source.mjs';
import { type Kept, startKept } from '../../scripts/kept.mjs';
import { type Ledger, openKafkaLedger } from '#ledger';
import { type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove } from '../built-app.js';
import { missed } from './aim.js';
import { type Overload, overload } from './overload.js';
import { aimsOf, sizeOf } from './overload-report.js';

/** Of the door, in MiB. */
const HEAP = 256;
/** In MiB: what it takes in a few seconds costs less. */
const GROWTH = 100;
const UP = /"pid":(?<pid>\d+),("\w+":"[^"]+",)*"url":"(?<url>[^"]+)",.*"msg":"started"/;

describe('a door at which ten times more comes than it takes', () => {
  const topic = freshTopic();
  let built: string;
  let database: FreshDatabase;
  let ledger: Ledger;
  let api: Kept;
  let projector: Kept;
  let results: Overload;

  beforeAll(async () => {
    built = build();
    database = await freshDatabase();
    ledger = await openKafkaLedger({ brokers: kafkaBrokers(), topic });
    [api, projector] = await Promise.all([
      start([...FROM_SOURCE, 'test/torture/slow-door.ts'], UP),
      start([join(built, 'dist/apps/projector/src/main.js')], /"msg":"started"/),
    ]);
    const { url = '', pid } = api.said.groups ?? {};
    results = await overload({ url, pid: Number(pid), ledger, databaseUrl: database.url }, { seconds: 6, usual: 4 });
  }, 120_000);

  afterAll(async () => {
    await Promise.all([api.stop(), projector.stop(), ledger.close()]);
    await database.drop();
    remove(built);
  });

  function start(program: string[], ready: RegExp): Promise<Kept> {
    const settings = { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: topic, DATABASE_URL: database.url };
    const env = { PATH: process.env.PATH ?? '', PORT: '0', ...settings };
    const args = [`--max-old-space-size=${HEAP}`, ...program];
    return startKept({ program: process.execPath, args, env, ready });
  }

  it('answers 201, or 503 with Retry-After, and nothing else; what it takes stands once, and no other', () =>
    expect(results.findings).toEqual([]));

  it('is asked ten times what it takes, takes some and turns most away', () => {
    const { 201: taken = 0, 503: refused = 0 } = results.flood.answers;
    expect(missed([sizeOf(results)])).toEqual([]);
    expect(taken).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(taken);
  });

  it('lives on with a heap that would not have held 100 KB of each post that it turned away, and holds no more', () => {
    const { flood, after, memory } = results;
    const { 503: refused = 0 } = flood.answers;
    expect(refused * 0.1).toBeGreaterThan(HEAP);
    expect(memory.peak - memory.before).toBeLessThan(GROWTH);
    expect(Object.keys(after.answers)).toEqual(['201']);
  });

  it('lets those whom it takes wait no longer than twice the usual, and is as before when it is over', () =>
    expect(missed(aimsOf(results))).toEqual([]));
});
