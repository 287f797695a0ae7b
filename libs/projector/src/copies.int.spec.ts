/** An edition's copies, and two releases' editions side by side. */
import { advance, BEFORE_THE_FIRST, type Commit, encodeCommit, type Entry, headOf, partitionOf } from '#ledger';
import { kindOf, streamName } from '#newsroom';
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase, rowsOfViews, SimulatedLog } from '#testing';
import { claimEdition, copiesIn, EDITION, parkedStreams, VIEWS } from '#views';
import { projectorByHand } from '../test/projector-by-hand.js';
import type { Kinds } from './fold.js';
import { goBack, rebuild } from './rebuild.js';
import { retry } from './retry.js';

const PARTITIONS = 12;
const log = { warn: () => undefined };

/** As a release would have it that cannot take a claim reworded so. */
const failing: Kinds = (stream) => {
  const kind = kindOf(stream);
  const fold: NonNullable<typeof kind>['fold'] = (state, told) => {
    if (JSON.stringify(told.events).includes('POISON')) throw new TypeError('nothing to be read of undefined');
    return kind?.fold(state, told);
  };
  return kind && { initial: kind.initial, fold };
};

describe('the copies of an edition', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let log12: SimulatedLog;

  beforeEach(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 5 });
    log12 = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    log12.append([...claim('good', 'better'), ...claim('bad', 'POISON'), ...claim('other', 'better')]);
  });

  afterEach(async () => {
    await sql.end();
    await database.drop();
  });

  it('are filled by one at a time: another is told who does', async () => {
    await served({});
    const claim = await claimEdition(sql, { edition: EDITION, what: 'a test' });
    await expect(rebuild({ sql, log })).rejects.toThrow(/by a test \(process \d+ on .*\) since \d{4}-/);
    await expect(goBack({ sql, log })).rejects.toMatchObject({ code: 'views.being-filled' });
    await claim?.release();
    expect(await rebuild({ sql, log })).toEqual({ from: `${VIEWS}_${EDITION}`, to: `${VIEWS}_${EDITION}_2` });
  });

  it('take the place of what serves only if they tell all that it tells', async () => {
    await served({});
    const lived = await rowsOfViews(sql);
    await expect(rebuild({ sql, log, kinds: failing })).rejects.toThrow(/has parked 1 streams .* such as claim-bad/);
    expect((await copiesIn(sql)).map(({ state, parked }) => [state, parked])).toEqual([
      ['serves', 0],
      ['begun', 1],
    ]);
    expect(await rowsOfViews(sql)).toEqual(lived);
    await expect(goBack({ sql, log })).rejects.toThrow('There is no kept copy to go back to');
  });

  it('take a parked stream again, whole, or park it where it was', async () => {
    await served({ kinds: failing });
    expect(await parkedStreams(sql)).toMatchObject([{ stream: 'claim-bad', view: null, since: expect.any(String) }]);
    const before = await rowsOfViews(sql);
    expect(await retry({ sql, kinds: failing }, 'claim-bad')).toMatchObject({ stream: 'claim-bad' });
    expect(await rowsOfViews(sql)).toEqual(before);
    expect(await retry({ sql }, 'claim-bad')).toBeUndefined();
    await expect(retry({ sql }, 'claim-bad')).rejects.toMatchObject({ code: 'stream.not-parked' });
    const taken = await rowsOfViews(sql);
    await rebuild({ sql, log });
    expect(await rowsOfViews(sql)).toEqual(taken);
    expect(taken.parked).toEqual([]);
  });

  it('stand beside those of another release; whose projector comes back has all that the other read meanwhile', async () => {
    const [ours, theirs] = [EDITION, EDITION + 1];
    await served({ edition: ours });
    const next = await served({ edition: theirs });
    const before = log12.all().length;
    log12.append(claim('new', 'better'));
    await next.hand(log12.all().filter(({ value }) => String(value).includes('claim-new')));
    expect(log12.all().length).toBe(before + 2);
    // Of the release before nobody ran meanwhile: all that is in the index is handed over to nobody any more.
    await served({ edition: ours });
    const copies = async () =>
      (await copiesIn(sql)).map(({ edition, state, done, records }) => [edition, state, records - done]);
    while ((await copies()).some(([, , behind]) => behind !== 0));
    expect(await copies()).toEqual([
      [theirs, 'serves', 0],
      [ours, 'serves', 0],
    ]);
    const claims = await Promise.all(
      (await copiesIn(sql)).map(({ schema }) => sql.unsafe(`select * from ${schema}.claims order by claim_id`)),
    );
    expect(claims[0]).toHaveLength(4);
    expect([...(claims[0] ?? [])]).toEqual([...(claims[1] ?? [])]);
  });

  /** A projector that has filled its edition from the log, and serves. */
  async function served(way: { kinds?: Kinds; edition?: number }) {
    const projector = await projectorByHand(log12, { sql, ...way });
    await projector.hand(log12.all().filter(({ partition, offset }) => offset >= (projector.beganAt(partition) ?? 0)));
    await projector.serves;
    return projector;
  }
});

/** A claim that is registered, and reworded so. */
function claim(claimId: string, proposition: string): Entry[] {
  const stream = streamName('claim', claimId);
  let head = BEFORE_THE_FIRST;
  return [
    { type: 'ClaimRegistered', data: { claimId, proposition: 'as it was' } },
    { type: 'ClaimReworded', data: { claimId, proposition, reason: 'r' } },
  ].map((event, n) => {
    const at = new Date(Date.UTC(2026, 10, 22, 8, 0, n)).toISOString();
    const said = { command: 'Test', digest: 'd', by: 'tool:test', at };
    const commit: Commit = { v: 1, id: `id-${n}`, stream, after: head.version, on: head.on, ...said, events: [event] };
    const value = encodeCommit(commit);
    head = advance(head, commit, headOf(value));
    return { partition: partitionOf(stream, PARTITIONS), key: stream, value };
  });
}
