/** Two projectors on one database, each handed the log by hand: whoever comes too late takes nothing, and knows it. */
import { advance, BEFORE_THE_FIRST, encodeCommit, headOf, partitionOf } from '#ledger';
import { connect, type Sql } from '#postgres';
import { dropViews, freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { editionIn } from '#views';
import { projectorByHand } from '../test/projector-by-hand.js';

const STREAM = 'claim-c1';
const PARTITION = partitionOf(STREAM, 12);

interface ByHand {
  beganAt: number | undefined;
  /** The records from one offset on, up to another. */
  hand(from: number, to: number): Promise<void>;
}

describe('two projectors on one database', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let simulated: SimulatedLog;

  beforeEach(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    simulated = new SimulatedLog(12, () => Date.UTC(2026, 10, 22, 9));
    simulated.append(commits(8));
  });

  afterEach(async () => {
    await sql.end();
    await database.drop();
  });

  it('write what one alone would: the one that was overtaken folds on what the tables say', async () => {
    const [one, other] = [await projector('one'), await projector('other')];
    await one.hand(0, 2);
    await other.hand(0, 4);
    await one.hand(2, 6);
    await other.hand(4, 8);
    await one.hand(6, 8);
    expect(await rowsOfViews(sql)).toEqual(await rebuilt());
  });

  it('race for the same records, and each record is taken once', async () => {
    const [one, other] = [await projector('one'), await projector('other')];
    for (const from of [0, 2, 4, 6]) await Promise.all([one.hand(from, from + 2), other.hand(from, from + 2)]);
    expect(await rowsOfViews(sql)).toEqual(await rebuilt());
  });

  it('leave no rows out if one dies while it writes: the checkpoint stands where the rows do', async () => {
    const one = await projector('one');
    await one.hand(0, 2);
    await refuseRowsOf('claims');
    await expect(one.hand(2, 6)).rejects.toThrow('the disk is full');
    await acceptRowsOf('claims');
    const other = await projector('other');
    expect(other.beganAt).toBe(2);
    await other.hand(2, 8);
    expect(await rowsOfViews(sql)).toEqual(await rebuilt());
  });

  async function projector(group: string): Promise<ByHand> {
    const { beganAt, hand } = await projectorByHand(simulated, { sql, group, isFirst: true });
    return {
      beganAt: beganAt(PARTITION),
      hand: (from, to) => hand(simulated.read(PARTITION, from, to - from)),
    };
  }

  async function rebuilt() {
    await dropViews(sql);
    await (await projector('alone')).hand(0, 8);
    return rowsOfViews(sql);
  }

  async function refuseRowsOf(table: string): Promise<void> {
    const { schema = '' } = (await editionIn(sql)) ?? {};
    await sql.unsafe(`
      create function ${schema}.refuse() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
      create trigger refuse before insert or update on ${schema}.${table} execute function ${schema}.refuse()`);
  }

  async function acceptRowsOf(table: string): Promise<void> {
    const { schema = '' } = (await editionIn(sql)) ?? {};
    await sql.unsafe(`drop trigger refuse on ${schema}.${table}; drop function ${schema}.refuse()`);
  }
});

/** A claim that is registered, then spoken to: each commit on the one before. */
function commits(count: number) {
  let head = BEFORE_THE_FIRST;
  return Array.from({ length: count }, (_, n) => {
    const registered = { type: 'ClaimRegistered', data: { claimId: 'c1', proposition: 'What c1 says' } };
    const commit = {
      v: 1 as const,
      id: `id-${n}`,
      stream: STREAM,
      after: head.version,
      on: head.on,
      command: 'Test',
      digest: 'd',
      events: [n === 0 ? registered : { type: 'ClaimAsserted', data: statement(n) }],
      by: 'tool:test',
      at: new Date(Date.UTC(2026, 10, 22, 8, 0, n)).toISOString(),
    };
    const value = encodeCommit(commit);
    head = advance(head, commit, headOf(value));
    return { partition: PARTITION, key: STREAM, value };
  });
}

function statement(n: number) {
  return {
    claimId: 'c1',
    statementId: `s${n}`,
    reportId: 'r1',
    outletId: 'o1',
    holder: { name: `Holder ${n}`, role: 'third_party_official' },
    act: 'states',
    place: 'body',
    basis: 'named',
    framing: { headline: 'reports', body: 'reports' },
    publishedAt: `2024-10-${10 + n}`,
  };
}
