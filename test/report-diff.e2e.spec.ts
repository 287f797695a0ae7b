/** What befell a report between two moments, by every word that there is for it. */
import { BEFELL } from '#newsroom';
import { type NewsroomService, startNewsroom } from '#testing';

const reportId = 'vale-times-2';
const at = (hour: number) => ({ reportId, publishedAt: `2026-03-05T0${hour}:00Z` });

/** In this order. */
const ALL: [did: keyof typeof BEFELL, command: string, body: object][] = [
  ['published', 'publish-report', { ...at(1), outletId: 'vale-times', headline: 'The tanker, again' }],
  ['revised', 'revise-report', { ...at(2), headline: 'The tanker once more', noted: false }],
  ['annotated', 'annotate-report', { ...at(3), note: 'This is old.' }],
  ['held', 'hold-report', { ...at(4), note: 'Under review.' }],
  ['released', 'release-report', { ...at(5), note: 'Reviewed.' }],
  ['corrected', 'correct-report', { ...at(6), note: 'It did not.', ends: [] }],
  ['withdrawn', 'withdraw-report', { ...at(7), note: 'Never mind.' }],
  ['killed', 'kill-report', { ...at(8), note: 'Gone.' }],
  ['lifted', 'lift-kill', { reportId, reason: 'By mistake.' }],
];

describe('the difference between two moments of a report', () => {
  let newsroom: NewsroomService;
  /** Before each of them, and behind the last. */
  const positions: string[] = [];

  beforeAll(async () => {
    newsroom = await startNewsroom();
    await post('register-outlet', { outletId: 'vale-times', name: 'The Vale Times' });
    for (const [, command, body] of ALL) await post(command, body);
  });

  afterAll(() => newsroom.stop());

  it('has a word for whatever befalls a report', () =>
    expect(ALL.map(([did]) => did).toSorted()).toEqual(Object.keys(BEFELL).toSorted()));

  it.each(ALL.map(([did], place) => [did, place] as const))(
    'tells that it was %s, on either clock',
    async (word, place) => {
      const [known, knownThen] = [positions[place], positions[place + 1]];
      expect(await didBetween(`fromKnown=${known}&toKnown=${knownThen}`)).toEqual([word]);
      // The kill that was lifted was that of its moment.
      const hour = Math.min(place + 1, 8);
      const words = word === 'killed' || word === 'lifted' ? ['killed', 'lifted'] : [word];
      expect(await didBetween(`from=2026-03-05T0${hour - 1}:30Z&to=2026-03-05T0${hour}:30Z`)).toEqual(words);
    },
  );

  async function post(command: string, body: object): Promise<void> {
    const answer = await newsroom.post(command, body);
    expect([command, answer.status]).toEqual([command, 201]);
    positions.push(String(answer.body.position));
    await newsroom.shows(String(answer.body.position));
  }

  async function didBetween(query: string): Promise<string[]> {
    const { body } = await newsroom.get(`/v1/reports/${reportId}/diff?${query}`);
    return (body.happened as { did: string }[]).map(({ did }) => did);
  }
});
