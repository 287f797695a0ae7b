/** A release whose tables are made otherwise than those that it finds builds its own anew: nobody has to drop them by hand. */
import { readFileSync } from 'node:fs';
import { connect } from '#postgres';
import { COPY, eventually, type NewsroomService, positionAfterAll, rowsOfViews, startNewsroom } from '#testing';

const sample = readFileSync('samples/a-correction/commands.ndjson', 'utf8');
const GONE = 'drop schema stet_index, stet_views cascade';

describe('what an earlier release made', () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeEach(async () => {
    newsroom = await startNewsroom();
    const posted = await newsroom.bulk(sample);
    await newsroom.shows(positionAfterAll(posted));
    // The courier's last word.
    await eventually(async () => (await newsroom.get('/v1/streams/claim-tanker-sank')).body.version === 8);
    after = (await newsroom.get('/v1/claims')).headers.get('log-position') ?? '';
  });

  afterEach(() => newsroom.stop());

  it.each([
    ['an index of an earlier edition', `update stet_index.edition set edition = 0; drop table stet_index.streams`],
    ['views of an earlier edition', `update stet_views.editions set edition = 0; drop schema ${COPY} cascade`],
    ['views and an index in one schema', `${GONE}; create schema stet; create table stet.edition (edition int)`],
  ])('is built anew from the log, row for row: %s', async (_what, asItWas) => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    const before = await rowsOfViews(sql);
    await sql.unsafe(asItWas);
    await newsroom.restart();
    expect((await newsroom.get('/v1/claims/tanker-sank', { 'read-after': after })).status).toBe(200);
    expect(await rowsOfViews(sql)).toEqual(before);
    await sql.end();
  });

  it('is left to the earlier release, which goes on with it, and a new edition of the views leaves the index alone', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    const indexMade = async () => (await sql`select 'stet_index.commits'::regclass::oid as made`)[0];
    const index = await indexMade();
    await sql.unsafe(`
      update stet_views.editions set edition = 12, schema = 'stet_views_12'; alter schema ${COPY} rename to stet_views_12`);
    await newsroom.restart();
    expect((await newsroom.get('/v1/claims/tanker-sank', { 'read-after': after })).status).toBe(200);
    expect(await indexMade()).toEqual(index);
    expect(await sql`select edition, schema, serves from stet_views.editions order by 1`).toEqual([
      { edition: 12, schema: 'stet_views_12', serves: true },
      expect.objectContaining({ schema: COPY, serves: true }),
    ]);
    expect(await sql`select claim_id from stet_views_12.claims`).toHaveLength(1);
    await sql.end();
  });
});
