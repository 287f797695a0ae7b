/** The same coverage, put on file in any order, as an archive is: the story is the same, on every page that tells it. */
import { earliest, noClaim, timeline } from '#newsroom';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { claimIds, commands, expectedRows, isStatement, type Moment, momentOf, rowsOf, shuffled } from './nk-troops.js';
import { onPaper } from './on-paper.js';

const SEEDS = [5, 17, 1024, 20_241_018, 20_250_428];
/** Lines that the desk puts on file before it looks at the board again. */
const AT_ONCE = 7;

it.each(SEEDS)('an order of chance (%i) is another than that of publication, and than any other', (seed) => {
  const orders = [commands.trim().split('\n'), ...SEEDS.map(shuffled)].map((lines) => lines.filter(isStatement).join());
  expect(orders.filter((order) => order === shuffled(seed).filter(isStatement).join())).toHaveLength(1);
});

describe.each(SEEDS)('ten months of coverage, put on file bit by bit in an order of chance (%i)', (seed) => {
  let newsroom: NewsroomService;
  let after: string;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers: Record<string, unknown>[] = [];
    for (const lines of inPieces(shuffled(seed))) {
      answers.push(...(await newsroom.bulk(lines.join('\n'))));
      after = positionAfterAll(answers);
      await newsroom.shows(after);
    }
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  });

  afterAll(() => newsroom.stop());

  it.each(claimIds)('tells the story of %s as it was published', async (claimId) => {
    const changes = await timelineOf(claimId);
    expect(rowsOf(claimId, changes)).toEqual(expectedRows(claimId));
    expect(changes).toEqual(timeline(onPaper(commands).claims.get(claimId) ?? noClaim));
  });

  it.each(claimIds)(
    'counts the origins of %s alike on its sheet, on the board and in its timeline',
    async (claimId) => {
      const changes = await timelineOf(claimId);
      for (const row of expectedRows(claimId)) {
        const moment = momentOf(row);
        const counted = Number(row.split(',')[3]);
        const last = changes.findLast(({ at }) => earliest(at) <= earliest(moment));
        const sheet = await sheetOf(claimId, `?at=${moment}`);
        expect([sheet.origins.length, sheet.assertingOrigins]).toEqual([counted, counted]);
        expect([await onTheBoard(claimId, `?at=${moment}`), last?.assertingOrigins]).toEqual([counted, counted]);
      }
      const now = await sheetOf(claimId);
      expect(now.origins.length).toBe(changes.at(-1)?.assertingOrigins);
      expect(await onTheBoard(claimId)).toBe(now.origins.length);
    },
  );

  async function timelineOf(claimId: string): Promise<Moment[]> {
    const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline`, { 'read-after': after });
    return body.changes as Moment[];
  }

  async function sheetOf(claimId: string, query = ''): Promise<{ origins: object[]; assertingOrigins: number }> {
    const { body } = await newsroom.get(`/v1/claims/${claimId}${query}`, { 'read-after': after });
    return body as unknown as { origins: object[]; assertingOrigins: number };
  }

  async function onTheBoard(claimId: string, query = ''): Promise<number | undefined> {
    const { body } = await newsroom.get(`/v1/claims${query}`, { 'read-after': after });
    return (body.claims as (Moment & { claimId: string })[]).find((row) => row.claimId === claimId)?.assertingOrigins;
  }
});

/** All that statements name at once, then a few lines at a time. */
function inPieces(lines: string[]): string[][] {
  const first = lines.findIndex(isStatement);
  const starts = Array.from({ length: Math.ceil((lines.length - first) / AT_ONCE) }, (_, n) => first + n * AT_ONCE);
  return [lines.slice(0, first), ...starts.map((start) => lines.slice(start, start + AT_ONCE))];
}
