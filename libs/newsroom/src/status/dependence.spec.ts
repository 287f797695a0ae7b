import {
  asserts,
  claimOnFile,
  denies,
  disputes,
  given,
  identified,
  leansTo,
  leavesOpen,
  repeats,
} from '../../test/given.js';

const claim = claimOnFile();

describe('a holder that only repeats another', () => {
  const natoRepeats = repeats('NATO', 'NIS');

  it('adds nothing beside it, whether both assert it or one or both lean to it', () => {
    const because = [{ holder: 'NIS' }, { holder: 'Kremlin' }];
    const story = [claim, natoRepeats, denies('Kremlin', { publishedAt: '2024-10-20' })];
    given(...story, asserts('NIS'), asserts('NATO')).theClaimIs('contested', { assertingOrigins: 1, because });
    given(...story, asserts('NIS'), leansTo('NATO')).theClaimIs('contested', { assertingOrigins: 1, because });
    given(...story, leansTo('NIS'), leansTo('NATO')).theClaimIs('contested', { assertingOrigins: 0, because });
  });

  it('adds nothing beside it, though it sounds surer', () =>
    given(claim, leansTo('NIS'), asserts('NATO'), natoRepeats).theClaimIs('suggested', { assertingOrigins: 0 }));

  it('adds nothing beside it against the claim: the denial of who repeats a doubt is a doubt', () =>
    given(claim, disputes('NIS'), denies('NATO'), natoRepeats).theClaimIs('doubted'));

  it('counts where it differs from the other, and so does the other', () => {
    given(claim, denies('NIS'), asserts('NATO'), natoRepeats).theClaimIs('contested', { assertingOrigins: 1 });
    given(claim, asserts('NIS'), denies('NATO'), natoRepeats).theClaimIs('contested', { assertingOrigins: 1 });
  });

  it('counts while the other has said nothing', () => {
    given(claim, asserts('NATO'), natoRepeats).theClaimIs('single_origin');
    given(claim, leavesOpen('NIS'), asserts('NATO'), natoRepeats).theClaimIs('single_origin');
  });

  it('adds nothing beside the other at third hand', () =>
    given(
      claim,
      asserts('NIS'),
      asserts('NATO'),
      asserts('Pentagon'),
      natoRepeats,
      repeats('Pentagon', 'NATO'),
    ).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('adds nothing beside the other at third hand, though who stands between them leaves it open', () =>
    given(
      claim,
      asserts('NIS'),
      leavesOpen('NATO'),
      asserts('Pentagon'),
      natoRepeats,
      repeats('Pentagon', 'NATO'),
    ).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('is left out by nobody in a circle: of two that repeat each other under names that mean them both count', () => {
    const means = (name: string) => identified({ name, holderId: name.toLowerCase(), by: 'courier' });
    const circle = [natoRepeats, repeats('the service', 'the alliance'), means('NATO'), means('NIS')];
    const alliance = identified({ name: 'the alliance', holderId: 'nato', by: 'courier' });
    const service = identified({ name: 'the service', holderId: 'nis', by: 'courier' });
    given(claim, asserts('NIS'), asserts('NATO'), ...circle).theClaimIs('single_origin');
    given(claim, asserts('NIS'), asserts('NATO'), ...circle, alliance, service).theClaimIs('corroborated', {
      assertingOrigins: 2,
    });
  });

  it('counts again once that has ended', () =>
    given(claim, asserts('NIS'), asserts('NATO'), natoRepeats, {
      type: 'DependenceEnded',
      data: { claimId: 'nk-troops', holder: { name: 'NATO' }, dependsOn: { name: 'NIS' }, reason: 'has its own' },
    }).theClaimIs('corroborated'));

  it('adds nothing at any moment of the past, for it never did', () =>
    given(claim, asserts('NIS'), asserts('NATO'), natoRepeats).at('2024-10-18').theClaimShows({ assertingOrigins: 1 }));

  it('may be meant by its own name, or by whom it speaks for', () => {
    const rutte = asserts('Mark Rutte', { for: 'NATO' });
    given(claim, asserts('NIS'), rutte, natoRepeats).theClaimShows({ assertingOrigins: 1 });
    given(claim, asserts('NIS'), rutte, repeats('Mark Rutte', 'NIS')).theClaimShows({ assertingOrigins: 1 });
  });

  it('counts where it repeats but whom it speaks for', () =>
    given(claim, asserts('Mark Rutte', { for: 'NATO' }), repeats('Mark Rutte', 'NATO')).theClaimIs('single_origin', {
      assertingOrigins: 1,
    }));

  it('may be an official without a name, who is one of its outlet alone', () => {
    const official = (outletId: string) =>
      asserts('a US official', { role: 'anonymous_official', basis: 'anonymous', outletId });
    const [ofReuters, ofAp] = [official('reuters'), official('ap')];
    given(claim, ofReuters, ofAp).theClaimIs('corroborated');
    given(
      claim,
      ofReuters,
      ofAp,
      repeats({ name: 'a US official', outlet: 'reuters' }, { name: 'a US official', outlet: 'ap' }),
    ).theClaimIs('single_origin');
    given(claim, ofReuters, asserts('NIS'), repeats('a US official', 'NIS')).theClaimIs('corroborated');
  });
});
