/** A release whose views are made otherwise than those that it finds builds them anew: nobody has to drop them by hand. */
import { readFileSync } from 'node:fs';
import { connect } from '#postgres';
import { eventually, type NewsroomService, positionAfterAll, rowsOfViews, startNewsroom } from '#testing';

const sample = readFileSync('samples/a-correction/commands.ndjson', 'utf8');

describe('views that an earlier release made', () => {
  let newsroom: NewsroomService;
  let after: string;

  beforeEach(async () => {
    newsroom = await startNewsroom();
    const posted = await newsroom.bulk(sample);
    await newsroom.get('/v1/claims', { 'read-after': positionAfterAll(posted) });
    // The courier's last word.
    await eventually(async () => (await newsroom.get('/v1/streams/claim-tanker-sank')).body.version === 8);
    after = (await newsroom.get('/v1/claims')).headers.get('log-position') ?? '';
  });

  afterEach(() => newsroom.stop());

  it.each([
    ['counted editions', `update stet.edition set edition = edition - 1; alter table stet.claims drop column picture`],
    ['did not count them yet', `drop table stet.edition; alter table stet.statements drop column utterance`],
  ])('which %s are built anew from the log, row for row', async (_what, asItWas) => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    const before = await rowsOfViews(sql);
    await sql.unsafe(asItWas);
    await newsroom.restart();
    expect((await newsroom.get('/v1/claims/tanker-sank', { 'read-after': after })).status).toBe(200);
    expect(await rowsOfViews(sql)).toEqual(before);
    await sql.end();
  });
});
