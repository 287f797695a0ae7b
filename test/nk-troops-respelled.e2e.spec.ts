/**
 * The same coverage, of which a third of the statements spell their holder's name otherwise: those of the days when the
 * agency that spoke first spoke again. Holders on file go by both names:
 * some are put on file before the coverage, some while it comes in, some after it.
 */
import { eventually, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { claimIds, commands, expectedRows, isStatement, type Moment, rowsOf, shuffled } from './nk-troops.js';

const inOrder = commands.trim().split('\n');
const respelled = new Map<string, string>();

describe.each([
  ['in order', inOrder],
  ['in an order of chance', shuffled(20_241_018)],
])('ten months of coverage by papers that spell names in two ways, put on file %s', (_order, lines) => {
  let newsroom: NewsroomService;
  const answers: Record<string, unknown>[] = [];
  const told = lines.map(otherwise);
  const half = told.findIndex(
    (line, place) => isStatement(line) && told.slice(place).filter(isStatement).length === 24,
  );

  beforeAll(async () => {
    newsroom = await startNewsroom();
    for (const piece of [holdersOnFile('before'), told.slice(0, half), holdersOnFile('meanwhile'), told.slice(half)])
      answers.push(...(await newsroom.bulk(piece.join('\n'))));
  });

  afterAll(() => newsroom.stop());

  it('has more origins than there are, while some names mean nobody yet', async () => {
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const changes = await Promise.all(claimIds.map(timelineOf));
    expect(claimIds.map((claimId, place) => rowsOf(claimId, changes[place] ?? []))).not.toEqual(
      claimIds.map(expectedRows),
    );
    answers.push(...(await newsroom.bulk(holdersOnFile('after').join('\n'))));
  });

  it.each(claimIds)('tells the story of %s as if it had been spelled one way, once the courier has been', (claimId) =>
    eventually(async () => {
      const rows = rowsOf(claimId, await timelineOf(claimId));
      return rows.join('\n') === expectedRows(claimId).join('\n');
    }),
  );

  it('leaves no name of theirs unidentified', async () => {
    await eventually(async () => {
      const { body } = await newsroom.get('/v1/holders/unidentified?limit=100');
      return (body.names as object[]).length === 0;
    });
  });

  async function timelineOf(claimId: string): Promise<Moment[]> {
    const { body } = await newsroom.get(`/v1/claims/${claimId}/timeline`, { 'read-after': positionAfterAll(answers) });
    return body.changes as Moment[];
  }
});

interface Line {
  id: string;
  body: { holder: { name: string }; basis: string };
}

/** Unnamed sources are nobody on file, whatever they are called. */
function otherwise(line: string): string {
  if (!isStatement(line)) return line;
  const { body, ...rest } = JSON.parse(line) as Line;
  const { name } = body.holder;
  if (body.basis === 'anonymous') return line;
  const place = named().findIndex(({ id }) => id === rest.id);
  const other = `the one whom others call ${name.replaceAll(/[()]/g, '')}`;
  respelled.set(name, other);
  return Math.floor((3 * place) / named().length) === 1
    ? JSON.stringify({ ...rest, body: { ...body, holder: { ...body.holder, name: other } } })
    : line;
}

function named(): Line[] {
  return inOrder
    .filter(isStatement)
    .map((line) => JSON.parse(line) as Line)
    .filter(({ body }) => body.basis !== 'anonymous');
}

const THIRDS = { before: 1, meanwhile: 2, after: 0 };

/** A third of them: an agency that speaks twice under two names comes last. */
function holdersOnFile(when: keyof typeof THIRDS): string[] {
  const third = THIRDS[when];
  const holders = [...respelled].toSorted().filter((_, place) => place % 3 === third);
  return holders.map(([name, alias], place) => {
    const holderId = `holder-${place * 3 + third}`;
    return JSON.stringify({
      command: 'register-holder',
      id: holderId,
      body: { holderId, name, kind: 'body', aliases: [alias] },
    });
  });
}
