/** What once went wrong in the rules, each named after what it did. */
import {
  asserts,
  claimOnFile,
  denies,
  desk,
  given,
  leavesOpen,
  nisStates,
  outletOnFile,
  repeats,
  reportOnFile,
  retracted,
  type Details,
} from '../test/given.js';
import { AssertClaim } from './claim/assert-claim.js';
import { PublishReport } from './report/publish-report.js';

const claim = claimOnFile();
const forKremlin = { for: 'Kremlin' };

describe('the status once', () => {
  it('counted a holder that repeats another as an origin, because one of its two names was looked up last', () =>
    given(
      claim,
      asserts('NIS'),
      asserts('Peskov', { statementId: 'a' }),
      asserts('Peskov', { ...forKremlin, statementId: 'b' }),
      repeats('Peskov', 'NIS'),
    ).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('forgot whom a holder repeats when another spoke for the same party later', () =>
    given(
      claim,
      asserts('NATO'),
      asserts('Yoon', { for: 'ROK', publishedAt: '2024-10-18' }),
      asserts('Kim', { for: 'ROK', publishedAt: '2024-10-20' }),
      repeats('NATO', 'Yoon'),
    ).theClaimIs('single_origin', { assertingOrigins: 1 }));

  it('lost two holders who closed a circle under two names', () =>
    given(
      claim,
      asserts('Kremlin'),
      asserts('X'),
      asserts('Peskov', forKremlin),
      repeats('Kremlin', 'X'),
      repeats('X', 'Peskov'),
    ).theClaimIs('corroborated', { assertingOrigins: 2 }));

  it('lost the chain of repetition at a holder who had not spoken', () =>
    given(claim, asserts('Pentagon'), asserts('NIS'), repeats('Pentagon', 'NATO'), repeats('NATO', 'NIS')).theClaimIs(
      'single_origin',
      { assertingOrigins: 1 },
    ));

  it('took Außenministerium and AUSSENMINISTERIUM for two', () =>
    given(claim, asserts('Außenministerium'), asserts('AUSSENMINISTERIUM')).theClaimIs('single_origin'));

  it('called a claim conceded because one rendering had the party and another the word', () =>
    given(
      claim,
      asserts('Kim', { role: 'implicated_party', utterance: 'u', statementId: 'a' }),
      asserts('Kim', { role: 'expert', act: 'confirms', utterance: 'u', statementId: 'b' }),
    ).theClaimIs('single_origin'));

  it('ignored when an utterance was made if only an inferred rendering told', () =>
    given(
      claim,
      asserts('Kim', { utterance: 'u1', publishedAt: '2024-10-25', statementId: 'a' }),
      asserts('Kim', {
        utterance: 'u1',
        saidAt: '2024-10-18',
        publishedAt: '2024-10-25',
        inferred: true,
        statementId: 'b',
      }),
      leavesOpen('Kim', { utterance: 'u2', saidAt: '2024-10-20', publishedAt: '2024-10-20' }),
    ).theClaimIs('abandoned'));

  it.each(['Y-170000002', 'Y17E7', '123456789012345678901', 'whenever'])(
    'lost what a holder said to what it said at %s, which is no moment',
    (saidAt) => {
      given(claim, asserts('NIS', { statementId: 'a' }), asserts('NIS', { statementId: 'b', saidAt })).theClaimIs(
        'single_origin',
        { assertingOrigins: 1 },
      );
      given(
        claim,
        asserts('NIS', { statementId: 'a', saidAt }),
        denies('NIS', { statementId: 'b', publishedAt: '2024-10-19' }),
      ).theClaimIs('denied');
    },
  );

  it('took half a second for five milliseconds, and so the later word for the earlier', () =>
    given(
      claim,
      denies('NIS', { statementId: 'a', publishedAt: '2024-10-18T10:00:00.5Z' }),
      asserts('NIS', { statementId: 'b', publishedAt: '2024-10-18T10:00:00.250Z' }),
    ).theClaimIs('denied'));

  it('cited the rendering that was printed first, not the one that denies', () =>
    given(
      claim,
      denies('Kremlin', { utterance: 'u', act: 'dismisses', statementId: 'b' }),
      asserts('Kremlin', { publishedAt: '2024-10-01', statementId: 'a' }),
    ).theClaimIs('denied', { because: [{ statementId: 'b', stance: 'denies' }] }));

  it('took an outlet called The Record for what anyone can look up', () => {
    const record = { role: 'outlet', basis: 'record' } as const;
    given(
      claim,
      asserts('The Record', { role: 'outlet', basis: 'own_reporting', outletId: 'the-record' }),
      asserts('NK News', { ...record, outletId: 'nk-news' }),
    ).theClaimIs('documented', { origins: [{ holder: 'the record' }, { holder: 'The Record' }] });
  });

  it('called a claim abandoned that a translation error alone had asserted', () =>
    given(
      claim,
      asserts('Kim', { utterance: 'u', statementId: 'a' }),
      denies('Kim', { utterance: 'u', statementId: 'b' }),
    ).theClaimIs('circulating'));

  describe('took what an outlet had taken back', () => {
    const ap = asserts('NIS', { statementId: 'ap', outletId: 'ap', utterance: 'u', publishedAt: '2022-11-15' });
    const fox: Details = { outletId: 'fox', utterance: 'u', via: [{ outlet: 'ap' }], publishedAt: '2022-11-16' };
    const never = retracted('ap', '2022-11-15');

    it('for asserted once, because others printed it when it was over', () =>
      given(claim, ap, never, asserts('NIS', fox)).theClaimIs('circulating', { flags: ['carries_withdrawn_origin'] }));

    it('for printed anew, because the outlet read as much into the words', () =>
      given(
        claim,
        ap,
        never,
        asserts('NIS', { outletId: 'ap', utterance: 'u', publishedAt: '2022-11-16', inferred: true }),
        asserts('NIS', fox),
      ).theClaimIs('circulating', { assertingOrigins: 0 }));
  });
});

describe('a statement once', () => {
  it('was refused as on file because its id is a word of the language', () =>
    given(...desk)
      .when(AssertClaim, { ...nisStates, statementId: 'constructor' })
      .follows('ClaimAsserted', { statementId: 'constructor' }));
});

describe('a report once', () => {
  const report = { reportId: 'unn-1', outletId: 'kbs-world', publishedAt: '2024-10-18' };
  const copies = (reportId: string) => ({
    ...report,
    relations: [{ kind: 'copy_of' as const, of: { outlet: 'kbs-world' }, reportId }],
  });

  it('copied a report that nobody has put on file', () =>
    given(outletOnFile('kbs-world')).when(PublishReport, copies('kbs-1')).isRefused('report.not-on-file', 'kbs-1'));

  it('copies one that is', () =>
    given(outletOnFile('kbs-world'), reportOnFile('kbs-1'))
      .when(PublishReport, copies('kbs-1'))
      .follows('ReportPublished', copies('kbs-1')));
});
