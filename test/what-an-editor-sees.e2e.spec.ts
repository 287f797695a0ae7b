/**
 * What an editor sees of each of the five papers, and where: the table in the sample's README, held to the doors. Each of
 * its rows has its words here, and what the door must answer for them to be true.
 */
import { readFileSync } from 'node:fs';
import { Stet } from '#client';
import { type NewsroomService, positionAfterAll, startNewsroom } from '#testing';

const SAMPLE = 'samples/north-korean-troops';
const PRESENCE = 'nk-troops-in-russia';
const POST = 'washington-post';
const KYIV = 'kyiv-independent';

type Seen = [paper: string, sees: string, where: string, isSo: (newsroom: NewsroomService) => Promise<void>];

const SEEN: Seen[] = [
  [
    'The Washington Post',
    'Its headline has Putin not deny, its lead has him acknowledge (its own reading, never counted), its text neither: the headline and the text are at odds.',
    `/v1/claims/${PRESENCE}/grid?outlet=${POST}`,
    async (newsroom) => {
      expect(await placesOf(newsroom, POST)).toEqual({
        headline: ['does_not_deny'],
        summary: ['acknowledges, inferred'],
        body: ['declines_to_confirm_or_deny'],
      });
      expect(await papersBehind(newsroom, { claimId: PRESENCE, flag: 'headline_body_conflict' })).toContain(POST);
    },
  ],
  [
    'The Washington Post',
    'Its summary leans to their use in Ukraine, in the paper’s own voice; its source calls that unknown. That they are to fight is another claim.',
    '/v1/claims/nk-use-in-ukraine',
    async (newsroom) => {
      const said = await statementsOn(newsroom, 'nk-use-in-ukraine', POST);
      expect(said.map(({ act }) => act)).toEqual(['suggests', 'cannot_confirm']);
    },
  ],
  [
    'The Washington Post',
    'Four training grounds, by Budanov, where Radio Free Asia has five by his own service.',
    '/v1/claims/nk-training-grounds',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'nk-training-grounds')).toEqual(['rfa: eq 5 grounds', `${POST}: eq 4 grounds`]);
      expect(await claim(newsroom, 'nk-training-grounds')).toMatchObject({ status: 'single_origin', flags: [] });
    },
  ],
  [
    'The Kyiv Independent',
    'Its headline has Putin acknowledge where its text has him stop short of it: the outlet reads it into his words, so it never counts.',
    `/v1/claims/${PRESENCE}/grid?outlet=${KYIV}`,
    async (newsroom) => {
      expect(await placesOf(newsroom, KYIV)).toEqual({
        headline: ['acknowledges, inferred'],
        summary: ['acknowledges, inferred'],
        body: ['declines_to_confirm_or_deny'],
      });
      expect(await papersBehind(newsroom, { claimId: PRESENCE, flag: 'headline_body_conflict' })).toContain(KYIV);
    },
  ],
  [
    'The Kyiv Independent',
    'About 100 settlements and over 1,300 square kilometres, with nobody named: they stand beside the other papers’ figures, and count for nothing.',
    '/v1/claims/kursk-settlements',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'kursk-settlements')).toEqual([
        `${KYIV}: about 100 settlements, not counted`,
        'rfa: at_least 25 settlements',
      ]);
      expect(await figuresOn(newsroom, 'kursk-area')).toEqual([
        `${KYIV}: at_least 1300 square kilometres, not counted`,
        `${POST}: range 200 to 999 square miles, not counted`,
      ]);
      expect((await claim(newsroom, 'kursk-area')).status).toBe('unsourced');
    },
  ],
  [
    'Radio Free Asia',
    'With its update of 25 October, 10:14 a.m. in New York, North Korea leaves open what it had denied: what was contested is corroborated from then on.',
    `/v1/claims/${PRESENCE}/timeline`,
    async (newsroom) =>
      expect(await courseOf(newsroom, PRESENCE)).toEqual([
        ['2024-10-24/..', 'contested'],
        ['2024-10-25T14:14Z', 'corroborated'],
      ]),
  ],
  [
    'Radio Free Asia',
    'The first sighting on Tuesday, where two papers have the same agency say 23 October.',
    '/v1/claims/nk-kursk-first-sighting',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'nk-kursk-first-sighting')).toEqual([
        'financial-times: eq 2024-10-23 date',
        `${KYIV}: eq 2024-10-23 date`,
        'rfa: eq 2024-10-22 date',
      ]);
      expect((await claim(newsroom, 'nk-kursk-first-sighting')).flags).toContain('renderings_differ');
    },
  ],
  [
    'Financial Times',
    'It puts on South Korea the 12,000 that three papers have from Ukraine’s military intelligence; in Radio Free Asia South Korea says 3,000.',
    '/v1/claims/nk-troops-number',
    async (newsroom) => {
      const [korean, ukrainian] = await Promise.all(
        [/South Korea/, /Ukrain|GUR/].map((name) => figuresOn(newsroom, 'nk-troops-number', name)),
      );
      expect(korean).toEqual(['financial-times: about 12000 persons', 'rfa: about 3000 persons']);
      expect(ukrainian).toEqual([KYIV, 'rfa', POST].map((paper) => `${paper}: about 12000 persons`));
    },
  ],
  [
    'Financial Times',
    'That the treaty was ratified rests on the record, which anyone can look up; that Putin only "thinks" so does not matter to it.',
    '/v1/claims/treaty-ratified',
    async (newsroom) => {
      const said = await statementsOn(newsroom, 'treaty-ratified', 'financial-times');
      expect(said.map(({ basis, stance }) => [basis, stance])).toEqual([
        ['record', 'asserts'],
        ['named', 'hedges'],
      ]);
      expect((await claim(newsroom, 'treaty-ratified')).status).toBe('documented');
    },
  ],
  [
    'Newsweek',
    'It has Putin’s words through The Washington Post, and so adds nothing to them.',
    `/v1/claims/${PRESENCE}/attribution`,
    async (newsroom) => {
      const his = await statementsOn(newsroom, PRESENCE, 'newsweek');
      expect(his.find(({ holder, place }) => holder.name === 'Vladimir Putin' && place === 'body')?.via).toEqual([
        { outlet: POST },
      ]);
    },
  ],
  [
    'Newsweek',
    'South Korea’s 12,000 are planned there, and present in the Financial Times: the two stand beside each other under one claim.',
    `/v1/claims/${PRESENCE}`,
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'nk-troops-planned')).toEqual([
        'newsweek: at_most 12000 persons',
        'rfa: about 10000 persons',
      ]);
      const { links } = await claim(newsroom, PRESENCE);
      expect(links.map(({ from, kind }) => `${from} ${kind}`)).toEqual(
        expect.arrayContaining(['nk-troops-number quantity_of', 'nk-troops-planned quantity_of']),
      );
    },
  ],
  [
    'Newsweek',
    'North Korea dismisses that it sent troops to help in the war, so that they are to fight is contested, until Radio Free Asia’s update has it leave that open.',
    '/v1/claims/nk-to-fight-ukraine/timeline',
    async (newsroom) =>
      expect(await courseOf(newsroom, 'nk-to-fight-ukraine')).toEqual([
        ['2024-10-24/..', 'contested'],
        ['2024-10-25T14:14Z', 'single_origin'],
      ]),
  ],
];

describe('what an editor sees of the five papers', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(readFileSync(`${SAMPLE}/commands.ndjson`, 'utf8'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await newsroom.get('/v1/claims', { 'read-after': positionAfterAll(answers) });
  });

  afterAll(() => newsroom.stop());

  it('is the table in the README of the sample, row by row', () => {
    const rows = [...readFileSync(`${SAMPLE}/README.md`, 'utf8').matchAll(/^\| (.+) \| (.+) \| `(\/v1\/.+)` \|$/gm)];
    expect(rows.map(([, ...cells]) => cells)).toEqual(SEEN.map(([paper, sees, where]) => [paper, sees, where]));
  });

  it.each(SEEN)('%s: %s', async (_paper, _sees, where, isSo) => {
    expect((await newsroom.get(where)).status).toBe(200);
    await isSo(newsroom);
  });
});

function claim(newsroom: NewsroomService, id: string) {
  return new Stet({ url: newsroom.url }).ask('/v1/claims/{id}', { id, query: { limit: 500 } });
}

async function statementsOn(newsroom: NewsroomService, claimId: string, paper: string) {
  return (await claim(newsroom, claimId)).statements.filter(({ outletId }) => outletId === paper);
}

/** How a paper renders Putin's utterance in each place. */
async function placesOf(newsroom: NewsroomService, paper: string): Promise<Record<string, string[]>> {
  const places: Record<string, string[]> = {};
  for (const { utterance, place, act, inferred } of await statementsOn(newsroom, PRESENCE, paper)) {
    if (utterance !== 'putin-2024-10-24') continue;
    const said = `${act}${inferred ? ', inferred' : ''}`;
    places[place] = [...new Set([...(places[place] ?? []), said])];
  }
  return places;
}

/** Each figure as its paper has it, those of one holder alone where its name is given. */
async function figuresOn(newsroom: NewsroomService, claimId: string, name = /./): Promise<string[]> {
  const { statements } = await claim(newsroom, claimId);
  const given = statements.flatMap(({ holder, outletId, quantity, notCounted }) => {
    if (!quantity || ![holder.name, holder.for ?? ''].some((one) => name.test(one))) return [];
    const { op, low, high, unit } = quantity;
    return [
      `${outletId}: ${op} ${low}${high === undefined ? '' : ` to ${high}`} ${unit}${notCounted ? ', not counted' : ''}`,
    ];
  });
  return given.sort();
}

async function papersBehind(newsroom: NewsroomService, { claimId, flag }: { claimId: string; flag: string }) {
  const { raised, statements } = await claim(newsroom, claimId);
  const behind = raised.flatMap((one) => (one.flag === flag ? one.statements : []));
  return statements.filter(({ statementId }) => behind.includes(statementId)).map(({ outletId }) => outletId);
}

async function courseOf(newsroom: NewsroomService, id: string): Promise<[string, string][]> {
  const { changes } = await new Stet({ url: newsroom.url }).ask('/v1/claims/{id}/timeline', { id });
  return changes.map(({ at, status }) => [at, status]);
}
