import { claimOf } from '../../test/claim-of.js';
import { type ClaimEvent, evolveClaim } from '../claim/claim.js';
import {
  amended,
  asserts,
  claimOnFile,
  denies,
  disputes,
  type Fact,
  given,
  linked,
  repeats,
  resumed,
  retracted,
  suspended,
} from '../../test/given.js';
import { timeline } from './timeline.js';

const figure = { measure: 'deployed', op: 'eq', unit: 'persons' } as const;
const hur = asserts('HUR', { publishedAt: '2024-10-11', quantity: { ...figure, low: 3000 } });
const kremlin = denies('Kremlin', { utterance: 'peskov-1011', publishedAt: '2024-10-11T15:00Z' });
const again = denies('Kremlin', { utterance: 'peskov-1011', publishedAt: '2024-10-12', outletId: 'tass' });
const nis = asserts('NIS', { publishedAt: '2024-10-18', quantity: { ...figure, low: 12_000 } });
const nato = asserts('NATO', { publishedAt: '2024-10-19' });
const milder = disputes('Kremlin', { utterance: 'peskov-1011', publishedAt: '2024-10-20', outletId: 'ap' });

describe('the timeline of a claim', () => {
  it('has an entry for each change of status, of asserting origins or of flags, and none for a copy', () =>
    expect(changes(milder, nato, nis, again, kremlin, hur)).toMatchObject([
      { at: '2024-10-11', status: 'single_origin', assertingOrigins: 1, outlets: 1, flags: [] },
      { at: '2024-10-11T15:00Z', status: 'contested', assertingOrigins: 1, outlets: 1, flags: [] },
      { at: '2024-10-18', status: 'contested', assertingOrigins: 2, outlets: 2, flags: ['quantity_conflict'] },
      { at: '2024-10-19', status: 'contested', assertingOrigins: 3, outlets: 2, flags: ['quantity_conflict'] },
      { at: '2024-10-20', assertingOrigins: 3, flags: ['quantity_conflict', 'renderings_differ'] },
    ]));

  it('has none while nobody has spoken', () => expect(changes(claimOnFile())).toEqual([]));

  it.each([
    ['as briefly as somebody did', '2024-10-11', '2024-10-11T00:00Z'],
    ['the same, whoever is put on file first', '2024-10-11T09:00+00:00', '2024-10-11T10:00+01:00'],
  ])('names a moment %s', (_, named, other) => {
    const [one, two] = [asserts('HUR', { publishedAt: named }), denies('Kremlin', { publishedAt: other })];
    expect(changes(one, two)).toMatchObject([{ at: named, status: 'contested' }]);
    expect(changes(two, one)).toMatchObject([{ at: named, status: 'contested' }]);
  });

  it.each([
    ['2024-10-24', '2024-10-24/..'],
    ['2024-10-24T00:00Z', '2024-10-24/2024-10-28'],
    ['2024-10-01', '2024-10'],
  ])('is told no more surely than what caused it: of %s and %s the latter', (sure, open) => {
    const [nis, kremlin] = [asserts('NIS', { publishedAt: open }), denies('Kremlin', { publishedAt: sure })];
    expect(changes(nis, kremlin)).toMatchObject([{ at: open, status: 'contested' }]);
    expect(changes(kremlin, nis)).toMatchObject([{ at: open, status: 'contested' }]);
    given(nis, kremlin).theClaimIs('contested', { since: open });
    const [first, copy] = [{ publishedAt: sure }, { publishedAt: open, outletId: 'tass' }].map((printed) =>
      asserts('HUR', { utterance: 'hur-1024', ...printed }),
    );
    given(first as Fact, copy as Fact).theClaimIs('single_origin', { since: open });
  });

  it.each(['2024-10-24', '2024-10-24T00:00Z'])(
    'is as sure as %s where what is less sure beside it moved nobody: a copy of earlier words, what is read into them',
    (sure) => {
      const open = { publishedAt: '2024-10-24/..' };
      const earlier = asserts('HUR', { utterance: 'hur-1011', publishedAt: '2024-10-11' });
      const copy = asserts('HUR', { utterance: 'hur-1011', outletId: 'tass', ...open });
      const read = asserts('Putin', { inferred: true, ...open });
      const told = changes(earlier, copy, read, asserts('NIS', { publishedAt: sure }));
      expect(told.map(({ at, status }) => [at, status])).toEqual([
        ['2024-10-11', 'single_origin'],
        [sure, 'corroborated'],
      ]);
    },
  );

  it('is told by what is least sure of all at that moment where nobody was moved', () =>
    given(asserts('Putin', { inferred: true, publishedAt: '2024-10-24/..' })).theClaimIs('circulating', {
      since: '2024-10-24/..',
    }));

  it('is told by all that caused it, though twenty causes are named at most', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      asserts(`holder ${n}`, { statementId: `s-${n + 10}`, publishedAt: '2024-10-24' }),
    );
    const last = asserts('the last', { statementId: 't', publishedAt: '2024-10-24/..' });
    expect(changes(...many, last)).toMatchObject([{ at: '2024-10-24/..', causeTotal: 31 }]);
  });

  it('begins before everything with what was said at an unknown time before', () =>
    expect(changes(hur, denies('Kremlin', { publishedAt: '../2024-10-23' }))).toMatchObject([
      { at: '../2024-10-23', status: 'denied' },
      { at: '2024-10-11', status: 'contested' },
    ]));
});

describe('the timeline of a claim whose statements end', () => {
  const said = (publishedAt: string) => asserts('NIS', { statementId: 'nis', publishedAt });

  it('changes whenever something takes effect: a hold, a release, a retraction', () =>
    expect(
      changes(
        said('2024-10-18'),
        suspended('nis', '2024-10-19T08:00Z'),
        resumed('nis', '2024-10-19T12:00Z'),
        retracted('nis', '2024-10-21'),
      ).map(({ at, status }) => [at, status]),
    ).toEqual([
      ['2024-10-18', 'single_origin'],
      ['2024-10-19T08:00Z', 'abandoned'],
      ['2024-10-19T12:00Z', 'single_origin'],
      ['2024-10-21', 'abandoned'],
    ]));

  it('takes together what takes effect at once', () =>
    expect(
      changes(said('2024-10-18'), retracted('nis', '2024-10-21'), denies('Kremlin', { publishedAt: '2024-10-21' })).map(
        ({ at, status }) => [at, status],
      ),
    ).toEqual([
      ['2024-10-18', 'single_origin'],
      ['2024-10-21', 'denied'],
    ]));

  it('is another from its beginning on, once the desk understands it otherwise', () => {
    const told = [said('2024-10-18'), asserts('NATO', { publishedAt: '2024-10-19' })];
    const claim = claimOf(told);
    const statuses = (...facts: ClaimEvent[]) => timeline(facts.reduce(evolveClaim, claim)).map(({ status }) => status);
    expect(statuses()).toEqual(['single_origin', 'corroborated']);
    expect(statuses(repeats('NATO', 'NIS'))).toEqual(['single_origin']);
    expect(statuses(linked('quantity_of', 'troops'))).toEqual(['single_origin']);
    expect(statuses(amended('nis', { act: 'denies', stance: 'denies' }))).toEqual(['denied', 'contested']);
    expect(statuses()).toEqual(['single_origin', 'corroborated']);
  });
});

describe('the timeline of a claim with an unnamed source', () => {
  const official = { basis: 'anonymous', utterance: 'official-1018' } as const;

  it('still knows who repeats it, once the agency comes on file that had it before the outlet by which it was named', () => {
    const before = [
      asserts('an official', { ...official, outletId: 'tass', relations: [{ kind: 'quotes', of: { outlet: 'ap' } }] }),
      asserts('NATO', { publishedAt: '2024-10-18' }),
      repeats('NATO', { name: 'an official', outlet: 'tass' }),
    ];
    const claim = claimOf([claimOnFile(), ...before] as ClaimEvent[]);
    expect(timeline(claim)).toMatchObject([{ status: 'single_origin', assertingOrigins: 1 }]);
    const agency = asserts('an official', { ...official, outletId: 'ap', publishedAt: '2024-10-19' });
    expect(timeline(evolveClaim(claim, agency))).toEqual(timeline(claim));
  });
});

describe('a claim at a moment', () => {
  it('is what it was at the end of the day that is asked for', () => {
    const story = given(hur, kremlin, again, nis);
    story.at('2024-10-10').theClaimIs('registered', { since: null });
    story.at('2024-10-11T14:59Z').theClaimIs('single_origin', { since: '2024-10-11' });
    story.at('2024-10-11').theClaimIs('contested', { since: '2024-10-11T15:00Z' });
  });

  it('says since when it is so, whatever else has changed since', () =>
    given(hur, kremlin, again, nis).theClaimIs('contested', { since: '2024-10-11T15:00Z', assertingOrigins: 2 }));
});

function changes(...facts: Fact[]) {
  return timeline(claimOf(facts));
}
