import {
  CLAIM,
  claimOnFile,
  type Fact,
  given,
  linked,
  nisStates,
  outletOnFile,
  reportOnFile,
} from '../../test/given.js';
import type { ReportEvent } from '../report/report.js';
import type { Act } from '../vocabulary.js';
import { AssertClaim } from './assert-claim.js';
import { DenyClaim } from './deny-claim.js';
import { DisputeClaim } from './dispute-claim.js';
import { HedgeClaim } from './hedge-claim.js';
import { LeaveClaimOpen } from './leave-claim-open.js';
import type { Statement } from './statement.js';

const claim = claimOnFile();
const report = reportOnFile('kbs-1', { publishedAt: '2024-10-18T09:00Z' });
const revised: ReportEvent = {
  type: 'ReportRevised',
  data: { reportId: 'kbs-1', publishedAt: '2024-10-18T15:00Z', noted: false },
};
const said = { reportId: 'kbs-1', note: 'The desk tells its readers.', publishedAt: '2024-10-19' };

describe('a statement', () => {
  it('takes its outlet from its report', () =>
    given(claim, reportOnFile('kbs-1', { outletId: 'tass' }))
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { outletId: 'tass' }));

  it('stands in the body unless it is told where it stands', () => {
    given(claim, report).when(AssertClaim, nisStates).follows('ClaimAsserted', { place: 'body' });
    given(claim, report)
      .when(AssertClaim, { ...nisStates, place: 'headline' })
      .follows('ClaimAsserted', { place: 'headline' });
  });

  it("was published with its report's latest version unless it is told when", () => {
    given(claim, report).when(AssertClaim, nisStates).follows('ClaimAsserted', { publishedAt: '2024-10-18T09:00Z' });
    given(claim, report, revised)
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { publishedAt: '2024-10-18T15:00Z' });
    given(claim, report, revised)
      .when(AssertClaim, { ...nisStates, publishedAt: '2024-10-18T09:00Z' })
      .follows('ClaimAsserted', { publishedAt: '2024-10-18T09:00Z' });
  });

  it('keeps how its report stood to others', () => {
    const relations = [{ kind: 'copy_of' as const, of: { outlet: 'reuters' } }];
    given(claim, reportOnFile('kbs-1', { relations }))
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { relations });
  });

  it('keeps every hop between the outlet and the holder', () => {
    const via = [{ outlet: 'newsweek' }, { name: 'Russian media' }];
    given(claim, report, outletOnFile('newsweek'))
      .when(AssertClaim, { ...nisStates, via })
      .follows('ClaimAsserted', { via });
  });

  it('may bear the id of a statement on another claim', () => {
    const elsewhere = { ...nisStates, claimId: 'nk-troops-in-combat' };
    given(claim, claimOnFile('nk-troops-in-combat'), report, onFile(elsewhere))
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { statementId: 'kbs-1-1' });
  });

  it.each([
    ['the claim', [report], 'claim.not-on-file', CLAIM],
    ['the report', [claim], 'report.not-on-file', 'kbs-1'],
    ['an outlet on its way', [claim, report, outletOnFile('ap')], 'outlet.not-on-file', 'newsweek'],
  ] as const)('is refused while %s is not on file', (_, facts, code, named) =>
    given(...facts)
      .when(AssertClaim, { ...nisStates, via: [{ outlet: 'ap' }, { outlet: 'newsweek' }] })
      .isRefused(code, named),
  );

  it('is refused if its id is taken on the claim, by whatever stance', () =>
    given(claim, report, onFile(nisStates))
      .when(DenyClaim, { ...nisStates, act: 'denies' })
      .isRefused('statement.already-made', 'kbs-1-1'));

  it.each([
    ['held', { type: 'ReportHeld', data: said }],
    ['withdrawn', { type: 'ReportWithdrawn', data: said }],
  ] as const)('is taken though its report is %s: an archive may be filled in later', (_, happened) =>
    given(claim, report, happened)
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { publishedAt: '2024-10-18T09:00Z' }),
  );

  it('was published with the correction, if that is the latest version', () =>
    given(claim, report, revised, { type: 'ReportCorrected', data: { ...said, ends: [] } })
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { publishedAt: '2024-10-19' }));

  it('was published before the correction that ends it, though that was put on file first', () => {
    const ends = [{ claimId: CLAIM, statementId: nisStates.statementId }];
    given(claim, report, revised, { type: 'ReportCorrected', data: { ...said, ends } })
      .when(AssertClaim, nisStates)
      .follows('ClaimAsserted', { publishedAt: '2024-10-18T15:00Z' });
  });

  it('may be published five minutes ahead of our clock, and no later', () => {
    given(claim, report)
      .when(AssertClaim, { ...nisStates, publishedAt: '2024-11-01T12:05Z' })
      .follows('ClaimAsserted', { publishedAt: '2024-11-01T12:05Z' });
    given(claim, report)
      .when(AssertClaim, { ...nisStates, publishedAt: '2024-11-01T12:05:01Z' })
      .isRefused('statement.in-the-future', '2024-11-01T12:05:01Z');
  });

  it('is refused where it was said later than it was printed, or printed before its report was out', () => {
    const taking = (dates: Partial<Statement>) => given(claim, report).when(AssertClaim, { ...nisStates, ...dates });
    taking({ saidAt: '2024-10-18T09:01Z' }).isRefused('statement.said-after-published', '2024-10-18T09:01Z');
    taking({ saidAt: '2024-10-18' }).follows('ClaimAsserted', { saidAt: '2024-10-18' });
    taking({ saidAt: '9999' }).isRefused('statement.said-after-published', '9999');
    taking({ publishedAt: '2024-10-18T08:59Z' }).isRefused('statement.before-its-report', '2024-10-18T09:00Z');
    taking({ publishedAt: '2024-10-17' }).isRefused('statement.before-its-report', 'kbs-1');
    taking({ publishedAt: '2024-10-18' }).follows('ClaimAsserted', { publishedAt: '2024-10-18' });
    taking({ publishedAt: '../2024-10-18' }).follows('ClaimAsserted', { publishedAt: '../2024-10-18' });
  });

  it('may be dated today or this month, and not tomorrow', () => {
    for (const publishedAt of ['2024-11-01', '2024-11'])
      given(claim, report)
        .when(AssertClaim, { ...nisStates, publishedAt })
        .follows('ClaimAsserted', { publishedAt });
    given(claim, report)
      .when(AssertClaim, { ...nisStates, publishedAt: '2024-11-02' })
      .isRefused('statement.in-the-future', '2024-11-02');
  });
});

describe('the words of a statement', () => {
  /** What each commits to: said for certain or of no certainty, said as probable or possible, and said of a figure. */
  const COMMITS: Record<Act, [sure: Commitment, unsure: Commitment, ofAFigure: Commitment]> = {
    states: ['it is so', 'leans to it', 'it is so'],
    confirms: ['it is so', 'leans to it', 'it is so'],
    acknowledges: ['it is so', 'leans to it', 'it is so'],
    shows: ['it is so', 'leans to it', 'it is so'],
    estimates: ['leans to it', 'leans to it', 'it is so'],
    suggests: ['leans to it', 'leans to it', 'it is so'],
    says_unlikely: ['leans against it', 'leans against it', 'leans against it'],
    questions: ['attacks it', 'attacks it', 'attacks it'],
    finds_no_evidence: ['attacks it', 'attacks it', 'attacks it'],
    denies: ['it is not so', 'leans against it', 'it is not so'],
    dismisses: ['it is not so', 'leans against it', 'it is not so'],
    does_not_deny: ['open', 'open', 'open'],
    declines_to_confirm: ['open', 'open', 'open'],
    declines_to_confirm_or_deny: ['open', 'open', 'open'],
    declines_to_comment: ['open', 'open', 'open'],
    did_not_respond: ['open', 'open', 'open'],
    cannot_confirm: ['open', 'open', 'open'],
    speaks_conditionally: ['open', 'open', 'open'],
    answers_otherwise: ['open', 'open', 'open'],
  };
  const words = Object.entries(COMMITS).map(([act, commits]) => [act as Act, ...commits] as const);
  const figure = [claim, report, linked('quantity_of', 'nk-troops-in-russia')];

  it.each(words)('%s: %s; unsure: %s; of a figure: %s', (act, sure, unsure, ofAFigure) => {
    for (const certainty of [undefined, 'certain'] as const) {
      takesByDefault(sure, { ...nisStates, act, certainty }, [claim, report]);
      takesByDefault(ofAFigure, { ...nisStates, act, certainty }, figure);
    }
    for (const certainty of ['probable', 'possible'] as const) {
      takesByDefault(unsure, { ...nisStates, act, certainty }, [claim, report]);
      takesByDefault(unsure, { ...nisStates, act, certainty }, figure);
    }
  });

  it('of a part of another claim are no words of a figure', () =>
    takesByDefault('leans to it', { ...nisStates, act: 'estimates' }, [
      claim,
      report,
      linked('part_of', 'nk-troops-in-russia'),
    ]));

  it('are judged when they are put on file: a later link changes none of them', () => {
    const suggests = { ...nisStates, act: 'suggests' as const };
    given(claim, onFile(suggests, 'ClaimHedged'), linked('quantity_of', 'nk-troops-in-russia')).theClaimIs('suggested');
  });
});

const COMMANDS = {
  'it is so': [AssertClaim, 'ClaimAsserted', {}],
  'leans to it': [HedgeClaim, 'ClaimHedged', { lean: '+' }],
  'leans against it': [HedgeClaim, 'ClaimHedged', { lean: '-' }],
  'attacks it': [DisputeClaim, 'ClaimDisputed', {}],
  'it is not so': [DenyClaim, 'ClaimDenied', {}],
  open: [LeaveClaimOpen, 'ClaimLeftOpen', {}],
} as const;
type Commitment = keyof typeof COMMANDS;

/** Of the commands one is usual; each other is refused without a reason, and taken with one. */
function takesByDefault(usual: Commitment, statement: Statement, facts: Fact[]) {
  for (const [commitment, [command, event, lean]] of Object.entries(COMMANDS)) {
    const body = { ...statement, ...lean };
    const posted = given(...facts).when<object>(command, body);
    if (commitment === usual) posted.follows(event, {});
    else posted.isRefused('statement.departs-without-reason', statement.act);
    given(...facts)
      .when<object>(command, { ...body, reason: 'the context is plain' })
      .follows(event, {});
  }
}

function onFile(statement: Statement, type: 'ClaimAsserted' | 'ClaimHedged' = 'ClaimAsserted'): Fact {
  const lean = type === 'ClaimHedged' ? { lean: '+' as const } : {};
  return {
    type,
    data: { ...statement, ...lean, outletId: 'kbs-world', place: 'body', publishedAt: '2024-10-18T09:00Z' },
  };
}
