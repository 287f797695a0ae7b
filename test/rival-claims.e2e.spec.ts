/** A night of rival claims, a headline rewritten in silence, and four tolls: the story of a blast, as an editor sees it. */
import type { CommandName } from '#client';
import { StoryDesk } from './story-desk.js';

const SHELL = 'blast-by-shell';
const STORE = 'blast-by-store';
const TOLL = 'blast-toll';

/** Whoever speaks in this story, and in which part. */
const health = { name: 'the health office', role: 'third_party_official' };
const army = { name: 'the northern army', role: 'implicated_party' };
const reports = { headline: 'reports', body: 'reports' };

interface How {
  command: CommandName;
  act: string;
}

const STATES: How = { command: 'assert-claim', act: 'states' };

/** No outlet, place or person in it exists. */
describe('a blast at a grain terminal', () => {
  let desk: StoryDesk;

  beforeAll(async () => {
    desk = await StoryDesk.open();
    for (const [outletId, name] of [
      ['vale-times', 'The Vale Times'],
      ['northwire', 'Northwire'],
      ['harbour-post', 'Harbour Post'],
      ['coast-daily', 'Coast Daily'],
    ])
      await desk.post('register-outlet', { outletId, name });
    await desk.post('register-claim', { claimId: SHELL, proposition: 'A northern shell set off the blast' });
    await desk.post('register-claim', { claimId: STORE, proposition: 'Arms kept in the terminal set off the blast' });
    await desk.post('register-claim', { claimId: TOLL, proposition: 'People died in the blast' });
    await desk.post('link-claim', { claimId: TOLL, kind: 'quantity_of', to: SHELL });
  });

  afterAll(() => desk.close());

  describe('and its rival claims', () => {
    it('begin with a headline that says more than its text', async () => {
      await publish('vale-times', '2026-03-17T18:10Z', 'Northern shell hits grain terminal');
      await says(health, {
        statementId: 'shell-1',
        reportId: 'vale-times-1',
        utterance: 'health-0317',
        framing: { headline: 'asserts', body: 'reports' },
      });
      await shows(SHELL, { status: 'single_origin', assertingOrigins: 1, flags: ['headline_body_conflict'] });
      await shows(STORE, { status: 'registered', assertingOrigins: 0, flags: [] });
    });

    it('are two once the other side has one of its own', async () => {
      await publish('northwire', '2026-03-17T20:00Z', 'Army: terminal blew itself up');
      await says(army, { statementId: 'shell-2', reportId: 'northwire-1' }, { command: 'deny-claim', act: 'denies' });
      await says(army, { claimId: STORE, statementId: 'store-1', reportId: 'northwire-1' });
      await shows(SHELL, { status: 'contested', assertingOrigins: 1, flags: ['headline_body_conflict'] });
      await shows(STORE, { status: 'single_origin', assertingOrigins: 1, flags: [] });
    });

    it('are no otherwise for excluding each other: each is judged by what is said on it', async () => {
      await desk.post('link-claim', { claimId: STORE, kind: 'excludes', to: SHELL });
      await shows(SHELL, { status: 'contested', assertingOrigins: 1, flags: ['headline_body_conflict'] });
      await shows(STORE, {
        status: 'single_origin',
        assertingOrigins: 1,
        flags: [],
        links: [{ kind: 'excludes', to: SHELL }],
      });
    });
  });

  describe('and the headline that was rewritten in silence', () => {
    it('is of no less weight for that: what it said still shows, and the outlet’s record tells how it went', async () => {
      const headline = 'Blast at grain terminal, health office blames shell';
      await desk.post('revise-report', {
        reportId: 'vale-times-1',
        headline,
        publishedAt: '2026-03-17T21:30Z',
        noted: false,
      });
      await shows(SHELL, {
        status: 'contested',
        assertingOrigins: 1,
        flags: ['headline_body_conflict'],
        raised: [{ flag: 'headline_body_conflict', statements: ['shell-1'] }],
      });
      expect(await desk.stet.ask('/v1/reports/{id}', { id: 'vale-times-1' })).toMatchObject({
        headline,
        revisions: [{ noted: false }],
      });
      expect(await desk.stet.ask('/v1/outlets/{id}', { id: 'vale-times' })).toMatchObject({
        record: { revised: 1, revisedInSilence: 1 },
      });
    });

    it('is no second origin in its new words, which are dated by the new version', async () => {
      await says(health, { statementId: 'shell-3', reportId: 'vale-times-1', utterance: 'health-0317' });
      await shows(SHELL, {
        status: 'contested',
        assertingOrigins: 1,
        outlets: 2,
        flags: ['headline_body_conflict'],
        raised: [{ flag: 'headline_body_conflict', statements: ['shell-1'] }],
        statements: [{}, {}, { statementId: 'shell-3', publishedAt: '2026-03-17T21:30Z' }],
      });
    });
  });

  describe('and its toll', () => {
    it('is one figure at first', async () => {
      await publish('coast-daily', '2026-03-18T06:00Z', 'How many died?');
      await counts(
        { name: 'the ambulance service', role: 'witness' },
        { statementId: 'toll-1', op: 'at_least', low: 40 },
      );
      await shows(TOLL, { status: 'single_origin', assertingOrigins: 1, flags: [] });
    });

    it('is corroborated by figures that agree: "about 250" is within 100 to 300, and merely allowed by "at least 40"', async () => {
      await counts(
        { name: 'the head of the hospital', role: 'witness' },
        { statementId: 'toll-2', op: 'about', low: 250 },
      );
      await shows(TOLL, { status: 'single_origin', assertingOrigins: 1, flags: [] });
      const analysts = { name: 'analysts of a neighbour', role: 'third_party_official' };
      await counts(analysts, { statementId: 'toll-3', op: 'range', low: 100, high: 300 });
      await shows(TOLL, { status: 'corroborated', assertingOrigins: 2, flags: [] });
    });

    it('is contested once one says "50 at most": with those that say more, and not with "at least 40"', async () => {
      await counts(army, { statementId: 'toll-4', op: 'at_most', low: 50 });
      await shows(TOLL, {
        status: 'contested',
        assertingOrigins: 2,
        flags: ['quantity_conflict'],
        raised: [
          { flag: 'quantity_conflict', statements: ['toll-2'] },
          { flag: 'quantity_conflict', statements: ['toll-3'] },
          { flag: 'quantity_conflict', statements: ['toll-4'] },
        ],
        quantities: [
          { holder: 'the ambulance service', op: 'at_least', low: 40 },
          { holder: 'the head of the hospital', op: 'about', low: 250 },
          { holder: 'analysts of a neighbour', op: 'range', low: 100, high: 300 },
          { holder: 'the northern army', op: 'at_most', low: 50 },
        ],
      });
    });
  });

  describe('and its pictures', () => {
    it('say nothing in a caption that names no source', async () => {
      await publish('harbour-post', '2026-03-18T07:00Z', 'In pictures: the terminal');
      await says(
        { name: 'Harbour Post', role: 'outlet' },
        { claimId: STORE, statementId: 'store-2', reportId: 'harbour-post-1', place: 'caption', basis: 'unsourced' },
      );
      await shows(STORE, {
        status: 'single_origin',
        assertingOrigins: 1,
        outlets: 2,
        origins: [{ holder: 'the northern army', outlets: ['northwire'] }],
        flags: [],
      });
    });

    it('are an origin where an outlet has analysed them itself', async () => {
      await says(
        { name: 'Coast Daily', role: 'outlet' },
        { claimId: STORE, statementId: 'store-3', reportId: 'coast-daily-1', basis: 'own_reporting' },
        { command: 'assert-claim', act: 'shows' },
      );
      await shows(STORE, {
        status: 'corroborated',
        assertingOrigins: 2,
        outlets: 3,
        origins: [
          { holder: 'the northern army', outlets: ['northwire'] },
          { holder: 'Coast Daily', outlets: ['coast-daily'] },
        ],
        flags: [],
      });
    });
  });

  describe("and the editors' note that came days later", () => {
    it('ends nothing', async () => {
      const before = await toldOfAll();
      const note =
        'Early versions relied too heavily on one side, and did not say that its claim could not be verified.';
      await desk.post('annotate-report', { reportId: 'vale-times-1', note, publishedAt: '2026-03-23' });
      expect(await desk.stet.ask('/v1/reports/{id}', { id: 'vale-times-1' })).toMatchObject({
        life: 'published',
        notes: [{ note }],
      });
      expect(await toldOfAll()).toEqual(before);
    });

    it('gives the courier nothing to carry, nor does a silent rewrite', async () =>
      expect(await desk.carriedTo(SHELL, STORE, TOLL)).toEqual([]));
  });

  /** The sheets, but for how far the log had been read. */
  async function toldOfAll(): Promise<object[]> {
    const sheets = await Promise.all([SHELL, STORE, TOLL].map((claimId) => desk.claim(claimId)));
    return sheets.map((sheet) => ({ ...sheet, asOf: undefined }));
  }

  function publish(outletId: string, publishedAt: string, headline: string): Promise<void> {
    return desk.post('publish-report', { reportId: `${outletId}-1`, outletId, publishedAt, headline });
  }

  function says(holder: object, about: object, { command, act } = STATES) {
    return desk.post(command, { claimId: SHELL, holder, act, basis: 'named', framing: reports, ...about });
  }

  function counts(
    holder: object,
    { statementId, ...figure }: { statementId: string; op: string; low: number; high?: number },
  ) {
    const quantity = { measure: 'killed', unit: 'persons', ...figure };
    return says(holder, { claimId: TOLL, statementId, reportId: 'coast-daily-1', quantity });
  }

  async function shows(claimId: string, picture: object): Promise<void> {
    expect(await desk.claim(claimId)).toMatchObject(picture);
  }
});
