/** Who counts as one holder: by whom it speaks for and what the claim has identified, however papers print the name. */
import { claimOf } from '../../test/claim-of.js';
import {
  asserts,
  claimOnFile,
  denies,
  given,
  identified,
  leansTo,
  leavesOpen,
  linked,
  repeats,
} from '../../test/given.js';
import { array, assert, constantFrom, property, record, subarray } from 'fast-check';
import type { ClaimEvent } from '../claim/claim.js';
import { statusAt, timeline } from './timeline.js';

const claim = claimOnFile();
const means = (name: string, holderId: string | null, forId?: string) =>
  identified({ name, holderId, ...(forId !== undefined && { forId }), by: 'courier' });

describe('two names', () => {
  const [hur, gur] = [asserts('HUR'), asserts('GUR', { outletId: 'ap' })];

  it('are two origins until the claim has them identified, and one origin from then on, at every moment', () => {
    given(claim, hur, gur).theClaimIs('corroborated', { assertingOrigins: 2 });
    given(claim, hur, means('HUR', 'hur'), gur, means('GUR', 'hur')).theClaimIs('single_origin', {
      assertingOrigins: 1,
      origins: [{ holder: 'GUR', outlets: ['ap', 'kbs-world'] }],
    });
  });

  it('are two again once one of them means nobody on file', () =>
    given(claim, hur, gur, means('HUR', 'hur'), means('GUR', 'hur'), means('GUR', null)).theClaimIs('corroborated'));

  it('are one where a statement says so itself, whatever the claim says of its name', () => {
    given(claim, asserts('HUR', { id: 'hur' }), gur, means('GUR', 'hur'), means('HUR', 'nis')).theClaimIs(
      'single_origin',
    );
    given(claim, asserts('HUR', { id: 'hur' }), gur, means('HUR', 'hur')).theClaimIs('corroborated');
  });

  it('are one once their holders are merged', () => {
    const merged = identified({ id: 'gur', holderId: 'hur', by: 'courier' });
    given(claim, hur, gur, means('HUR', 'hur'), means('GUR', 'gur'), merged).theClaimIs('single_origin');
    given(claim, asserts('HUR', { id: 'hur' }), asserts('GUR', { id: 'gur', outletId: 'ap' }), merged).theClaimIs(
      'single_origin',
    );
  });

  it('of one utterance are no two speakers', () => {
    const said = { utterance: 'hur-1024' };
    const both = [claim, asserts('HUR', said), asserts('GUR', { ...said, outletId: 'ap' })];
    given(...both).theClaimShows({ flags: ['speakers_differ'] });
    given(...both, means('HUR', 'hur'), means('GUR', 'hur')).theClaimShows({ flags: [] });
  });

  it('of one holder say one thing after the other', () =>
    given(
      claim,
      denies('HUR', { publishedAt: '2024-10-10' }),
      asserts('GUR', { publishedAt: '2024-10-18' }),
      means('HUR', 'hur'),
      means('GUR', 'hur'),
    ).theClaimIs('single_origin', { flags: ['stance_changed'] }));

  it('are repeated by whoever repeats the one', () =>
    given(
      claim,
      asserts('GUR'),
      asserts('NATO'),
      repeats('NATO', 'HUR'),
      means('GUR', 'hur'),
      means('HUR', 'hur'),
    ).theClaimIs('single_origin'));
});

describe('the record', () => {
  it('is nobody on file, whomever the names of the outlets mean that look it up', () => {
    const looked = (name: string, outletId: string) => asserts(name, { role: 'outlet', basis: 'record', outletId });
    const both = [claim, looked('Reuters', 'reuters'), looked('AP', 'ap')];
    const meant = [means('Reuters', 'reuters'), means('AP', 'ap', 'a-wire')];
    given(...both, ...meant).theClaimIs('documented', { assertingOrigins: 1, origins: [{ holder: 'the record' }] });
    given(...both, ...meant, asserts('Reuters', { outletId: 'bbc' })).theClaimIs('documented', { assertingOrigins: 2 });
  });
});

describe('a house', () => {
  it('is meant by its name in `for`, too', () =>
    given(
      claim,
      denies('Peskov', { for: 'Kremlin', publishedAt: '2024-10-10' }),
      leavesOpen('Putin', { for: 'the Russian presidency', publishedAt: '2024-10-24' }),
      means('Kremlin', 'kremlin'),
      means('the Russian presidency', 'kremlin'),
    ).theClaimIs('circulating', { flags: ['stance_changed'] }));

  it('is whom a holder speaks for by its file, where nothing else is printed', () => {
    const story = [claim, asserts('NIS'), asserts('a spokesman', { for: 'ROK', outletId: 'ap' }), means('ROK', 'rok')];
    given(...story, means('NIS', 'nis')).theClaimIs('corroborated');
    given(...story, means('NIS', 'nis', 'rok')).theClaimIs('single_origin');
  });

  it('that is printed comes before the one on file', () =>
    given(
      claim,
      asserts('NIS', { for: 'a task force' }),
      asserts('ROK', { outletId: 'ap' }),
      means('NIS', 'nis', 'rok'),
      means('ROK', 'rok'),
    ).theClaimIs('corroborated'));

  it('is none where its id means nobody on file and no name is printed: no two are of one house for that', () =>
    given(
      claim,
      asserts('Peskov', { forId: 'kremlin' }),
      asserts('Putin', { forId: 'kremlin', outletId: 'ap' }),
      identified({ id: 'kremlin', holderId: null, by: 'editor' }),
    ).theClaimShows({ assertingOrigins: 2, origins: [{ holder: 'Putin' }, { holder: 'Peskov' }] }));

  it('is one step up: nobody asks for whom a house speaks', () => {
    const story = [claim, asserts('Russia', { outletId: 'tass' }), means('Russia', 'russia')];
    given(...story, denies('Kremlin'), means('Kremlin', 'kremlin', 'russia')).theClaimShows({
      flags: ['house_divided'],
    });
    given(...story, denies('Peskov', { for: 'Kremlin' }), means('Kremlin', 'kremlin', 'russia')).theClaimIs(
      'contested',
    );
  });

  it('has whoever speaks for it without a name, whichever outlet had it; nobody is identified by that name', () => {
    const official = (outletId: string, house?: string) =>
      asserts('an official', { basis: 'anonymous', outletId, ...(house && { for: house }) });
    given(claim, official('ap', 'Pentagon'), official('reuters', 'Pentagon')).theClaimIs('single_origin');
    given(claim, official('ap'), official('reuters'), means('an official', 'pentagon')).theClaimIs('corroborated');
    given(claim, official('ap', 'Pentagon'), asserts('DoD'), means('Pentagon', 'dod'), means('DoD', 'dod')).theClaimIs(
      'single_origin',
    );
  });
});

describe('to put a name on file', () => {
  const NAMES = ['HUR', 'GUR', 'NIS', 'Kremlin', 'Peskov'];
  const said = array(
    record({
      says: constantFrom(asserts, asserts, leansTo, denies, leavesOpen),
      name: constantFrom(...NAMES),
      day: constantFrom('10', '12', '18'),
      utterance: constantFrom(undefined, undefined, 'u'),
      figure: constantFrom(undefined, 3000, 3300, 12_000),
    }),
    { minLength: 1, maxLength: 8 },
  ).map((told) =>
    told.map(({ says, name, day, utterance, figure }, n) => {
      const quantity = figure && ({ measure: 'deployed', op: 'eq', low: figure, unit: 'persons' } as const);
      const how = { ...(utterance && { utterance, outletId: `o-${n}` }), ...(quantity && { quantity }) };
      return says(name, { statementId: `s-${n}`, publishedAt: `2024-10-${day}`, ...how }) as ClaimEvent;
    }),
  );
  const links = constantFrom([], [linked('quantity_of', 'another')]);
  const originsOf = (events: ClaimEvent[]) => statusAt(claimOf([claim, ...events])).assertingOrigins;

  it('never raises the origins, nor does a merger, and to take it back brings back what was', () =>
    assert(
      property(said, subarray(NAMES), subarray(NAMES), links, (spoken, ofOne, ofOther, link) => {
        const told = [...link, ...spoken];
        const [one, other] = [ofOne.map((name) => means(name, 'one')), ofOther.map((name) => means(name, 'other'))];
        const alias = [...told, ...one];
        expect(originsOf(alias)).toBeLessThanOrEqual(originsOf(told));
        const two = [...told, ...one, ...other];
        const merged = [...two, identified({ id: 'other', holderId: 'one', by: 'courier' })];
        expect(originsOf(merged)).toBeLessThanOrEqual(originsOf(two));
        const unmerged = [...merged, identified({ id: 'other', holderId: 'other', by: 'courier' })];
        expect(timeline(claimOf([claim, ...unmerged]))).toEqual(timeline(claimOf([claim, ...two])));
        const taken = [...alias, ...ofOne.map((name) => means(name, null))];
        expect(timeline(claimOf([claim, ...taken]))).toEqual(timeline(claimOf([claim, ...told])));
      }),
      { numRuns: 400 },
    ));
});
