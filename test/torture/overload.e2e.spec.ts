/** For a few seconds what `npm run torture -- --overload` does for a minute: at a door whose log takes its time. */
import { type Kept, startKept } from '../../scripts/kept.mjs';
import { type Ledger, openKafkaLedger } from '#ledger';
import { type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { missed } from './aim.js';
import { type Overload, overload } from './overload.js';
import { aimsOf, sizeOf } from './overload-report.js';

/** Of the door, in MiB. */
const HEAP = 256;
/** In MiB: what it takes in a few seconds costs less. */
const GROWTH = 100;
const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const UP = /"pid":(?<pid>\d+),("\w+":"[^"]+",)*"url":"(?<url>[^"]+)",.*"msg":"started"/;

describe('a door at which ten times more comes than it takes', () => {
  const topic = freshTopic();
  let database: FreshDatabase;
  let ledger: Ledger;
  let api: Kept;
  let projector: Kept;
  let results: Overload;

  beforeAll(async () => {
    database = await freshDatabase();
    ledger = await openKafkaLedger({ brokers: kafkaBrokers(), topic });
    [api, projector] = await Promise.all([
      start('test/torture/slow-door.ts', UP),
      start('apps/projector/src/main.ts', /"msg":"started"/),
    ]);
    const { url = '', pid } = api.said.groups ?? {};
    results = await overload({ url, pid: Number(pid), ledger, databaseUrl: database.url }, { seconds: 6, usual: 4 });
  }, 120_000);

  afterAll(async () => {
    await Promise.all([api.stop(), projector.stop(), ledger.close()]);
    await database.drop();
  });

  function start(program: string, ready: RegExp): Promise<Kept> {
    const settings = { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: topic, DATABASE_URL: database.url };
    const env = { PATH: process.env.PATH ?? '', PORT: '0', ...settings };
    const args = [`--max-old-space-size=${HEAP}`, ...FROM_SOURCE, program];
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
