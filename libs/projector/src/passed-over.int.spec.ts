/** What the views cannot take of one stream stops that stream's views, and nobody else's. */
import {
  advance,
  BEFORE_THE_FIRST,
  type Commit,
  encodeCommit,
  type Entry,
  type Head,
  headOf,
  partitionOf,
} from '#ledger';
import { kindOf, streamName } from '#newsroom';
import { connect, type Sql } from '#postgres';
import { type View, views } from '#views';
import { dropViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { projectorByHand } from '../test/projector-by-hand.js';
import type { Kinds } from './fold.js';

const PARTITIONS = 12;
const POISON = 'nobody can take this';

/** A claim that is registered, reworded twice, the first time so that whoever looks at it fails; a commit each. */
function commitsOf(claimId: string, isPoisoned: boolean): Entry[] {
  const reworded = (proposition: string) => ({ type: 'ClaimReworded', data: { claimId, proposition, reason: 'r' } });
  const stream = streamName('claim', claimId);
  let head: Head = BEFORE_THE_FIRST;
  return [
    { type: 'ClaimRegistered', data: { claimId, proposition: 'as it was' } },
    reworded(isPoisoned ? POISON : 'better'),
    reworded('at last'),
  ].map((event, n) => {
    const at = new Date(Date.UTC(2026, 10, 22, 8, 0, n)).toISOString();
    const on = { after: head.version, on: head.on };
    const said = { command: 'Test', digest: 'd', by: 'tool:test', at };
    const commit: Commit = { v: 1, id: `id-${n}`, stream, ...on, ...said, events: [event] };
    const value = encodeCommit(commit);
    head = advance(head, commit, headOf(value));
    return { partition: partitionOf(stream, PARTITIONS), key: stream, value };
  });
}

const isPoisoned = (text: string) => text.includes(POISON);

/** As a release would have it whose `evolve` fails. */
const failingKinds: Kinds = (stream) => {
  const kind = kindOf(stream);
  return (
    kind && {
      initial: kind.initial,
      fold: (state, commit) => {
        if (isPoisoned(JSON.stringify(commit.events)))
          throw new TypeError(`nothing to be read of ${JSON.stringify(commit.events)}`);
        return kind.fold(state, commit);
      },
    }
  );
};

function failingView(fail: View['write']): View[] {
  const write: View['write'] = async (sql, batch) => {
    if (isPoisoned(JSON.stringify(batch.records))) await fail(sql, batch);
  };
  return [{ name: 'picky', table: '', questions: [], write }, ...views];
}

describe('a stream of which the views cannot take something', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let said: { about: object; message: string }[];

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
  });

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  beforeEach(() => {
    said = [];
  });

  type Failing = { kinds?: Kinds; views?: View[] };
  const ways: [string, Failing][] = [
    ['its fold fails', { kinds: failingKinds }],
    [
      'the rows of a view cannot be made',
      { views: failingView((_, { records }) => Promise.reject(new RangeError(JSON.stringify(records)))) },
    ],
    [
      'the database takes no such row',
      { views: failingView(async (on, { records }) => void (await on`select ${JSON.stringify(records)}::int`)) },
    ],
  ];

  it.each(ways)('is parked from there since %s, and told as it was before; all others go on', async (_why, way) => {
    const rows = await rowsAfter(logOf(['good', 'bad', 'other'], ['bad']), { ...way, some: Infinity });
    expect(of(rows, 'claims')).toMatchObject([
      { claim_id: 'bad', proposition: 'as it was', version: 1 },
      { claim_id: 'good', proposition: 'at last', version: 3 },
      { claim_id: 'other', proposition: 'at last', version: 3 },
    ]);
    expect(of(rows, 'streams')).toMatchObject([
      { stream: 'claim-bad', version: 3 },
      { stream: 'claim-good', version: 3 },
      { stream: 'claim-other', version: 3 },
    ]);
    expect(of(rows, 'parked')).toMatchObject([
      {
        stream: 'claim-bad',
        offset: expect.stringMatching(/^\d+$/),
        why: expect.stringMatching(/^(the view picky: )?\w+Error (at [\w.-]+:\d+|22P02)$/),
      },
    ]);
    expect(of(rows, 'commits').every((row) => 'stands' in row && row.stands)).toBe(true);
    expect(said).toMatchObject([
      { about: { stream: 'claim-bad' }, message: expect.stringMatching(/all other streams/) },
    ]);
  });

  it.each(ways)(
    'is not told of in its own words, which may be killed, to whoever reads logs and tables, if %s',
    async (_why, way) => {
      const rows = await rowsAfter(logOf(['bad'], ['bad']), { ...way, some: 1 });
      expect(JSON.stringify([of(rows, 'parked'), said])).not.toContain(POISON);
    },
  );

  it.each(ways)(
    'comes to the same rows record by record, with a restart after each, as at once, if %s',
    async (_why, way) => {
      const log = logOf(['good', 'bad', 'other'], ['bad']);
      const atOnce = await rowsAfter(log, { ...way, some: Infinity });
      expect(await rowsAfter(log, { ...way, some: 1 })).toEqual(atOnce);
      expect(await rowsAfter(log, { ...way, some: 2 })).toEqual(atOnce);
    },
  );

  it.each(ways)('does no harm as one of a hundred among others, if %s', async (_why, way) => {
    const all = Array.from({ length: 150 }, (_, n) => `c${n}`);
    const rows = await rowsAfter(logOf(all, all.slice(0, 100)), { ...way, some: Infinity });
    const versions = of(rows, 'claims').map((row) => ('version' in row ? row.version : undefined));
    expect([
      versions.filter((version) => version === 1).length,
      versions.filter((version) => version === 3).length,
    ]).toEqual([100, 50]);
    expect(said.length).toBe(100);
  });

  it('is taken whole once the views are built anew by a release that can take it', async () => {
    const log = logOf(['bad'], ['bad']);
    await rowsAfter(log, { kinds: failingKinds, some: 1 });
    expect(of(await rowsAfter(log, { some: Infinity }), 'claims')).toMatchObject([
      { proposition: 'at last', version: 3 },
    ]);
  });

  it('is not what fails where tables are not as they were made: then nothing is parked', async () => {
    const missing = failingView(async (on) => void (await on`select from nothing_of_the_kind`));
    await expect(rowsAfter(logOf(['bad'], ['bad']), { views: missing, some: 10 })).rejects.toMatchObject({
      code: '42P01',
    });
    expect(of(await rowsOfViews(sql), 'streams')).toEqual([]);
  });

  function logOf(claims: string[], poisoned: string[]): SimulatedLog {
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    const all = claims.map((claim) => commitsOf(claim, poisoned.includes(claim)));
    for (const n of [0, 1, 2]) log.append(all.flatMap((entries) => entries[n] ?? []));
    return log;
  }

  async function rowsAfter(log: SimulatedLog, { some, ...way }: Failing & { some: number }) {
    await dropViews(sql);
    const records = log.all();
    const warn = (about: object, message: string) => void said.push({ about, message });
    for (let taken = 0; taken < records.length; taken += some) {
      // All at once it is filled from the index; else each has it as it came.
      const projector = await projectorByHand(log, { sql, log: { warn }, isFirst: some < Infinity, ...way });
      await projector.hand(records.slice(taken, taken + some));
      await projector.serves;
    }
    return rowsOfViews(sql);
  }
});

function of(rows: Record<string, object[]>, table: string): object[] {
  return rows[table] ?? [];
}
