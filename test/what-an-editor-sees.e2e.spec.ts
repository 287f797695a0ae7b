/**
 * What an editor sees of each of the five papers, and where: the table in the sample's README, held to the doors. Each of
 * its rows has its words here, and what the door must answer for them to be true.
 */
import { readFileSync } from 'node:fs';
import { type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';
import {
  causesOf,
  claim,
  differingOn,
  figuresOn,
  HUR,
  KYIV,
  namesPrinted,
  papersBehind,
  placesOf,
  POST,
  PRESENCE,
  statementsOn,
} from './seen-of-the-sample.js';

const SAMPLE = 'samples/north-korean-troops';

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
    'Four training grounds, by Budanov, where Radio Free Asia has five by his own service: two counts of one origin, of which the later counts.',
    '/v1/claims/nk-training-grounds/figures',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'nk-training-grounds')).toEqual([
        ['nk-training-grounds: eq 5 grounds, 1 of 1, leading', `${HUR} in rfa`],
        ['nk-training-grounds: eq 4 grounds, 0 of 1', `${HUR} in ${POST}, not counted`],
      ]);
      expect(await claim(newsroom, 'nk-training-grounds')).toMatchObject({ status: 'single_origin', flags: [] });
      expect(await causesOf(newsroom, 'nk-training-grounds')).toEqual([
        ['2024-10-24/2024-10-25', 'single_origin', [HUR, 'kyrylo-budanov']],
      ]);
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
    'About 100 settlements, with nobody named: they stand beside Ukraine’s 25 and more in Radio Free Asia, do not conflict with them, and count for nothing.',
    '/v1/claims/kursk-settlements/figures',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'kursk-settlements')).toEqual([
        ['kursk-settlements: at_least 25 settlements, 1 of 1, leading', 'ukraine in rfa'],
        ['kursk-settlements: about 100 settlements, 0 of 1', `The Kyiv Independent in ${KYIV}, not counted`],
      ]);
      expect((await claim(newsroom, 'kursk-settlements')).flags).toEqual([]);
      expect(await causesOf(newsroom, 'kursk-settlements')).toEqual([
        ['2024-10-24/2024-10-25', 'single_origin', ['ukraine']],
      ]);
    },
  ],
  [
    'The Kyiv Independent',
    'Over 1,300 square kilometres, one figure with the several hundred square miles of The Washington Post, each in its own unit; neither names a source.',
    '/v1/claims/kursk-area/figures',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'kursk-area')).toEqual([
        [
          'kursk-area: at_least 1300 square kilometres, 0 of 2',
          `The Kyiv Independent in ${KYIV}, not counted`,
          `The Washington Post in ${POST} (range 200 to 999 square miles), not counted`,
        ],
      ]);
      expect(await claim(newsroom, 'kursk-area')).toMatchObject({ status: 'unsourced', flags: [] });
    },
  ],
  [
    'Radio Free Asia',
    'With its update of 25 October, 10:14 a.m. in New York, North Korea leaves open what it had denied: what was contested is corroborated from then on.',
    `/v1/claims/${PRESENCE}/timeline`,
    async (newsroom) => {
      const [first, then, ...more] = await causesOf(newsroom, PRESENCE);
      expect([first, more]).toEqual([['2024-10-24/..', 'contested', expect.arrayContaining(['vladimir-putin'])], []]);
      expect(then).toEqual(['2024-10-25T14:14Z', 'corroborated', ['kim-jong-gyu']]);
    },
  ],
  [
    'Radio Free Asia',
    'The first sighting on Tuesday, where two papers have the same agency say 23 October.',
    '/v1/claims/nk-kursk-first-sighting/figures',
    async (newsroom) => {
      expect(await figuresOn(newsroom, 'nk-kursk-first-sighting')).toEqual([
        ['nk-kursk-first-sighting: eq 2024-10-23 date, 1 of 2, leading', `${HUR} in financial-times, ${KYIV}`],
        ['nk-kursk-first-sighting: eq 2024-10-22 date, 0 of 1', `${HUR} in rfa, not counted`],
      ]);
      expect((await claim(newsroom, 'nk-kursk-first-sighting')).flags).toContain('renderings_differ');
      expect(await causesOf(newsroom, 'nk-kursk-first-sighting')).toEqual([['2024-10-24/..', 'single_origin', [HUR]]]);
    },
  ],
  [
    'Radio Free Asia',
    'Its GUR, Ukraine intelligence and Ukrainian Defense Intelligence Directorate are one holder with what the other papers call by four more names, and so one origin.',
    '/v1/holders/hur',
    async (newsroom) => {
      const { rfa = [], ...others } = await namesPrinted(newsroom, HUR);
      const ofOthers = new Set(Object.values(others).flat());
      const its = ['GUR', 'Ukraine intelligence', 'Ukrainian Defense Intelligence Directorate'];
      expect([rfa.filter((name) => !ofOthers.has(name)).sort(), ofOthers.size]).toEqual([its, 4]);
      const origins = [{ holderId: HUR, outletsTotal: 5 }];
      expect(await claim(newsroom, 'nk-troops-in-kursk')).toMatchObject({ status: 'single_origin', origins });
    },
  ],
  [
    'Financial Times',
    'It puts on South Korea the 12,000 that three papers have from Ukraine’s military intelligence; in Radio Free Asia South Korea says 3,000. So the 12,000 rest on one origin, and South Korea’s figures differ.',
    '/v1/claims/nk-troops-number/figures',
    async (newsroom) => {
      expect((await figuresOn(newsroom, 'nk-troops-number'))[0]).toEqual([
        'nk-troops-number: about 12000 persons, 1 of 3, leading',
        `${HUR} in ${KYIV}, rfa, ${POST}`,
        'south-korea in financial-times, not counted',
      ]);
      const [misfit] = await differingOn(newsroom, 'nk-troops-number');
      expect(misfit).toEqual([
        'south-korea',
        ['12000 in financial-times', '3000 in rfa'],
        [`${HUR}: 12000 persons in ${KYIV}, rfa, ${POST}`, `united-states: 3000 persons in newsweek, rfa, ${POST}`],
      ]);
      const { status, assertingOrigins, flags } = await claim(newsroom, 'nk-troops-number');
      expect([status, assertingOrigins]).toEqual(['single_origin', 1]);
      expect(flags).toContain('holder_figures_differ');
      expect(await causesOf(newsroom, 'nk-troops-number')).toEqual([
        [
          '2024-10-24/..',
          'single_origin',
          ['South Korean intelligence officials', HUR, 'john-kirby', 'nis', 'united-states'],
        ],
      ]);
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
      const cause = ['Financial Times', 'The Kyiv Independent', 'The Washington Post', 'vladimir-putin'];
      expect(await causesOf(newsroom, 'treaty-ratified')).toEqual([['2024-10-24/..', 'documented', cause]]);
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
    'South Korea’s 12,000 are planned there, one figure of one origin with Radio Free Asia’s 10,000, and present in the Financial Times: both stand under one claim.',
    `/v1/claims/${PRESENCE}/figures`,
    async (newsroom) => {
      const figures = await figuresOn(newsroom, PRESENCE);
      expect(figures.filter(([first]) => first?.startsWith('nk-troops-planned'))).toEqual([
        [
          'nk-troops-planned: at_most 12000 persons, 1 of 2, leading',
          'south-korea in newsweek, rfa (about 10000 persons)',
        ],
      ]);
      expect(figures.find(([first]) => first?.startsWith('nk-troops-number'))).toContain(
        'south-korea in financial-times, not counted',
      );
      expect(await causesOf(newsroom, 'nk-troops-planned')).toEqual([['2024-10-24/..', 'single_origin', ['nis']]]);
    },
  ],
  [
    'Newsweek',
    'North Korea dismisses that it sent troops to help in the war, so that they are to fight is contested, until Radio Free Asia’s update has it leave that open.',
    '/v1/claims/nk-to-fight-ukraine/timeline',
    async (newsroom) => {
      const [first, then, ...more] = await causesOf(newsroom, 'nk-to-fight-ukraine');
      expect([first, more]).toEqual([['2024-10-24/..', 'contested', expect.arrayContaining(['north-korea', HUR])], []]);
      expect(then).toEqual(['2024-10-25T14:14Z', 'single_origin', ['kim-jong-gyu', 'vladimir-putin']]);
    },
  ],
];

describe('what an editor sees of the five papers', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const answers = await newsroom.bulk(readFileSync(`${SAMPLE}/commands.ndjson`, 'utf8'));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    await namesSaid(newsroom, answers);
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
