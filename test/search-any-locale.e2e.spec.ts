/** The rows of docs/search.md, asked through the door, over a Postgres of locale C as Stet brings it, and over another's. */
import { freshDatabase, type FreshDatabase, type NewsroomService, positionAfterAll, startNewsroom } from '#testing';
import { FOUND, NOT_FOUND } from '../libs/newsroom/test/search-page.js';

interface Row {
  claimId: string;
  proposition: string;
  found: { pieces: { text: string }[] }[];
}

const PROPOSITIONS = [...new Set([...FOUND, ...NOT_FOUND].map(({ text }) => text))];
const answersOf: string[] = [];

describe.each(['C', 'Turkish'] as const)('search over a Postgres whose locale is %s', (locale) => {
  let database: FreshDatabase;
  let newsroom: NewsroomService;

  beforeAll(async () => {
    database = await freshDatabase(locale);
    newsroom = await startNewsroom({ database });
    await post(
      PROPOSITIONS.map((proposition, n) => ['register-claim', { claimId: `text-${n}`, proposition }] as const),
    );
  });

  afterAll(async () => {
    await newsroom.stop();
    await database.drop();
  });

  it('finds and does not find what the page says, the same as over any other', async () => {
    const answers: unknown[] = [];
    for (const { question, text } of [...FOUND, ...NOT_FOUND]) {
      const found = await rows(question);
      answers.push([question, found]);
      const isThere = found.some(({ proposition }) => proposition === text);
      expect([question, text, isThere]).toEqual([
        question,
        text,
        FOUND.some((row) => row.question === question && row.text === text),
      ]);
      for (const { proposition, found: places } of found)
        for (const { pieces } of places) expect(pieces.map((piece) => piece.text).join('')).toBe(proposition);
    }
    answersOf.push(JSON.stringify(answers));
    expect(new Set(answersOf).size).toBe(1);
  }, 60_000);

  async function rows(q: string): Promise<Row[]> {
    const { status, body } = await newsroom.get(`/v1/claims?limit=500&q=${encodeURIComponent(q)}`);
    expect([q, status, body.detail]).toEqual([q, 200, undefined]);
    return (body.claims as Row[]).map(({ claimId, proposition, found }) => ({ claimId, proposition, found }));
  }

  async function post(commands: (readonly [string, object])[]): Promise<void> {
    const answers = await newsroom.bulk(
      commands.map(([command, body]) => JSON.stringify({ command, body })).join('\n'),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.shows(positionAfterAll(answers));
  }
});
