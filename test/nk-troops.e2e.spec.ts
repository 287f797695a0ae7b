/** Ten months of coverage by thirty outlets, posted through the door, and what the door then says of it. */
import { readFileSync } from 'node:fs';
import { connect } from '#postgres';
import { eventually, type NewsroomService, positionAfterAll, rowsOfViews, startNewsroom } from '#testing';

const commands = readFileSync('test/data/nk-troops.commands.ndjson', 'utf8');
const expected = readFileSync('test/data/nk-troops.expected.csv', 'utf8').trim().split('\n').slice(1);
const claimIds = ['nk-troops-in-russia', 'nk-troops-in-combat'];

interface Change {
  at: string;
  status: string;
  assertingOrigins: number;
  outlets: number;
  flags: string[];
}

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
    const rows = (body.changes as Change[]).map(({ at, status, assertingOrigins, outlets, flags }) =>
      [claimId, at, status, assertingOrigins, outlets, flags.includes('quantity_conflict')].join(','),
    );
    const wanted = expected
      .filter((row) => row.startsWith(`${claimId},`))
      .map((row) => row.split(',').slice(0, 6).join(','));
    expect(rows.filter((row) => wanted.includes(row))).toEqual(wanted);
    for (const row of wanted) {
      const [, at] = row.split(',');
      // In a question a bare date is the end of its day; the row speaks of the day's first moment.
      const moment = at?.includes('T') ? at : `${at}T00:00:00Z`;
      const asOf = await newsroom.get(`/v1/claims/${claimId}?at=${moment}`);
      const { status, assertingOrigins, outlets, flags } = asOf.body;
      const isConflict = (flags as string[]).includes('quantity_conflict');
      expect([claimId, at, status, assertingOrigins, outlets, isConflict].join(',')).toBe(row);
    }
  });

  it('posts nothing twice when all of it comes again', async () => {
    const again = await newsroom.bulk(commands);
    expect(again).toEqual(answers);
  });

  it('has every view back, row for row, when the views are dropped and the log stays', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await newsroom.get('/v1/claims', { 'read-after': after });
    const before = await rowsOfViews(sql);
    expect(before.claims).toHaveLength(2);
    await sql`drop schema stet cascade`;
    await newsroom.restart();
    await eventually(async () => (await newsroom.get('/v1/claims', { 'read-after': after })).status === 200);
    expect(await rowsOfViews(sql)).toEqual(before);
    await sql.end();
  });
});
