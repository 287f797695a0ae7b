/** Ten months of coverage by thirty outlets, posted through the door, and what the door then says of it. */
import { connect } from '#postgres';
import { dropViews, eventually, type NewsroomService, positionAfterAll, rowsOfViews, startNewsroom } from '#testing';
import { claimIds, commands, expectedRows, type Moment, momentOf, rowOf, rowsOf } from './nk-troops.js';

describe.each([
  ['embedded', false],
  ['Kafka', true],
])('ten months of coverage over the %s ledger', (_name, kafka) => {
  let newsroom: NewsroomService;
  let answers: Record<string, unknown>[];
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom({ kafka });
    answers = await newsroom.bulk(commands);
    after = positionAfterAll(answers);
  });

  afterAll(() => newsroom.stop());

  it('is accepted whole, each line answered in its order', () => {
    const ids = commands
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(answers.map(({ id, status }) => [id, status])).toEqual(ids.map((id) => [id, 201]));
  });

  it.each(claimIds)('gives %s its status, origins, outlets and conflict at every moment', async (claimId) => {
    const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline`, { 'read-after': after });
    const wanted = expectedRows(claimId);
    expect(rowsOf(claimId, body.changes as Moment[])).toEqual(wanted);
    for (const row of wanted) {
      const asOf = await newsroom.get(`/v1/claims/${claimId}?at=${momentOf(row)}`);
      const [, at = ''] = row.split(',');
      expect(rowOf(claimId, { ...(asOf.body as unknown as Moment), at })).toBe(row);
    }
  });

  it('posts nothing twice when all of it comes again', async () => {
    const again = await newsroom.bulk(commands);
    expect(again).toEqual(answers);
  });

  it('has every view back, row for row, when the views are dropped and the log stays', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await newsroom.shows(after);
    const before = await rowsOfViews(sql);
    expect(before.claims).toHaveLength(2);
    await dropViews(sql);
    await newsroom.restart();
    await eventually(async () => (await newsroom.get('/v1/claims', { 'read-after': after })).status === 200);
    expect(await rowsOfViews(sql)).toEqual(before);
    await sql.end();
  });
});
