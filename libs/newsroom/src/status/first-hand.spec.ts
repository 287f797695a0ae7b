/** Whose an utterance is, where its renderings do not agree, or do not name him: each named after what once went wrong. */
import { asserts, claimOnFile, denies, given, repeats, retracted, type Details } from '../../test/given.js';

const claim = claimOnFile();

describe('the status once', () => {
  describe('counted an unnamed source', () => {
    const told: Details = { role: 'anonymous_official', basis: 'anonymous', utterance: 'official-1115' };
    const by = (outletId: string, how: Details = {}) =>
      asserts('an official', { ...told, statementId: outletId, outletId, publishedAt: '2022-11-15', ...how });
    const ap = by('ap', { publishedAt: '2022-11-15T18:41Z' });
    const sky = by('sky', { relations: [{ kind: 'copy_of', of: { outlet: 'ap' } }] });

    it.each<[string, Details]>([
      ['is quoted by', { relations: [{ kind: 'quotes', of: { outlet: 'ap' } }] }],
      ['has spoken to', {}],
      ['comes in a copy of a copy to', { relations: [{ kind: 'copy_of', of: { outlet: 'sky' } }] }],
      ['comes by no more than its nearest hop to', { via: [{ outlet: 'sky' }] }],
    ])('of one utterance once more for each outlet that it %s', (_, how) => {
      given(claim, ap, sky, by('tass', how)).theClaimIs('single_origin', {
        assertingOrigins: 1,
        origins: [{ holder: 'an official', outlets: ['sky', 'tass', 'ap'] }],
      });
    });

    it('of one utterance apart from what it said to its outlet another time', () =>
      given(
        claim,
        ap,
        by('tass', { via: [{ outlet: 'ap' }] }),
        denies('an official', { ...told, utterance: 'later', outletId: 'ap', publishedAt: '2022-11-16' }),
      ).theClaimIs('denied', { flags: ['stance_changed'] }));

    it('beside whom it repeats, because an editor had named it by another of its outlets', () =>
      given(
        claim,
        ap,
        by('tass'),
        asserts('NATO', { publishedAt: '2022-11-15' }),
        repeats({ name: 'an official', outlet: 'tass' }, 'NATO'),
      ).theClaimIs('single_origin', { assertingOrigins: 1, origins: [{ holder: 'NATO' }] }));

    it('of another utterance as the same, though two papers only call it alike', () =>
      given(claim, ap, by('tass', { utterance: 'another' })).theClaimIs('corroborated', { assertingOrigins: 2 }));
  });

  describe('counted one agency for each way in which papers spelt its name', () => {
    const speaks = (name: string, outletId: string, how: Details = {}) =>
      asserts(name, { utterance: 'briefing', statementId: outletId, outletId, ...how });
    const nis = speaks('NIS', 'yonhap', { publishedAt: '2024-10-18T09:00Z' });
    const service = speaks('the National Intelligence Service', 'reuters', { publishedAt: '2024-10-18T10:00Z' });
    const agency = speaks("Seoul's spy agency", 'ap', { publishedAt: '2024-10-18T11:00Z' });

    it('though it spoke once: it is whom the first to print it names', () =>
      given(claim, agency, nis, service).theClaimIs('single_origin', {
        assertingOrigins: 1,
        flags: ['speakers_differ'],
        origins: [{ holder: 'NIS', outlets: ['yonhap', 'reuters', 'ap'] }],
        raised: [{ flag: 'speakers_differ', statements: ['yonhap', 'reuters', 'ap'] }],
      }));

    it.each<[string, Details]>([
      ['has it from another', { via: [{ outlet: 'reuters' }] }],
      ['copies another', { relations: [{ kind: 'copy_of', of: { outlet: 'reuters' } }] }],
    ])('and named it as an outlet does that %s', (_, how) =>
      given(claim, speaks('Korea', 'unn', { publishedAt: '2024-10-17', ...how }), service, agency).theClaimIs(
        'single_origin',
        { origins: [{ holder: 'the National Intelligence Service' }] },
      ),
    );

    it('where nobody had it at first hand, and then it is whom the first names', () => {
      const via = [{ name: 'a briefing' }];
      given(claim, speaks('NIS', 'ap', { via }), speaks('Korea', 'unn', { via, publishedAt: '2024-10-17' })).theClaimIs(
        'single_origin',
        { origins: [{ holder: 'Korea' }] },
      );
    });

    it('and again when it spoke another time', () =>
      given(claim, nis, agency, denies('NIS', { publishedAt: '2024-10-20' })).theClaimIs('denied', {
        flags: ['speakers_differ', 'stance_changed'],
      }));

    it('and went on with the wrong one when the paper had put it right', () => {
      const right = speaks("Ukraine's military intelligence", 'ft', {
        statementId: 'right',
        publishedAt: '2024-10-21',
      });
      given(
        claim,
        speaks('NIS', 'ft', { statementId: 'wrong', publishedAt: '2024-10-17' }),
        retracted('wrong', '2024-10-21'),
        right,
        asserts('NIS', { publishedAt: '2024-10-18' }),
      ).theClaimIs('corroborated', {
        assertingOrigins: 2,
        flags: [],
        origins: [{ holder: 'NIS' }, { holder: "Ukraine's military intelligence" }],
      });
    });

    it('or with the wrong one in a copy, which fell with what the paper took back', () => {
      const [from, through] = [[{ kind: 'copy_of', of: { outlet: 'ap' } }], [{ outlet: 'ft' }]] as const;
      const copy = (statementId: string, how: Details) => speaks('NIS', 'unn', { statementId, ...how });
      given(
        claim,
        copy('copy', { via: [...through], publishedAt: '2024-10-18' }),
        speaks('NIS', 'ft', { statementId: 'wrong', publishedAt: '2024-10-17' }),
        retracted('wrong', '2024-10-20'),
        speaks("Ukraine's military intelligence", 'sky', { relations: [...from], publishedAt: '2024-10-19' }),
        asserts('NIS', { publishedAt: '2024-10-18' }),
      ).theClaimIs('corroborated', {
        assertingOrigins: 2,
        origins: [{ holder: 'NIS' }, { holder: "Ukraine's military intelligence" }],
      });
    });

    it.each<[string, string, Details]>([
      ['its apostrophe', 'Seoul’s spy agency', {}],
      ['a line break', "Seoul's spy\nagency", {}],
      ['a soft hyphen', "Seoul's spy agen\u00adcy", {}],
      ['the one that speaks for it', 'A spokesman', { for: "Seoul's spy agency" }],
    ])('or calls it another speaker for %s', (_, name, how) =>
      given(claim, agency, speaks(name, 'unn', how)).theClaimIs('single_origin', { assertingOrigins: 1, flags: [] }),
    );

    it('while two who speak for it are two speakers', () =>
      given(
        claim,
        speaks('Cho', 'ap', { for: 'NIS' }),
        speaks('Yoon', 'unn', { for: 'NIS' }),
        speaks('NIS', 'tass'),
      ).theClaimIs('single_origin', { assertingOrigins: 1, flags: ['speakers_differ'] }));

    it('and beside whom it repeats, by a name that one paper alone gave it', () =>
      given(claim, nis, agency, asserts('NATO'), repeats("Seoul's spy agency", 'NATO')).theClaimIs('single_origin', {
        assertingOrigins: 1,
        origins: [{ holder: 'NATO' }],
      }));
  });
});
