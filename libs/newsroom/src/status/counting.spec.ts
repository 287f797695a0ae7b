import {
  asserts,
  claimOnFile,
  type Fact,
  given,
  leavesOpen,
  resumed,
  retracted,
  suspended,
  type Details,
} from '../../test/given.js';
import type { RelationKind } from '../vocabulary.js';

const claim = claimOnFile();
const nis = asserts('NIS', { statementId: 'nis-1', publishedAt: '2024-10-18' });

describe('a statement that was retracted', () => {
  const story = given(claim, nis, retracted('nis-1', '2024-10-20'));

  it('counts until then and not any more', () => {
    story.at('2024-10-19').theClaimIs('single_origin', { notCounted: [] });
    story.at('2024-10-20').theClaimIs('abandoned', { assertingOrigins: 0 });
  });

  it('still shows, with the reason', () =>
    story.theClaimShows({
      outlets: 1,
      notCounted: [{ statementId: 'nis-1', why: 'retracted: the outlet corrected its report' }],
    }));

  it('lets count what its holder said before', () =>
    given(
      claim,
      leavesOpen('NIS', { publishedAt: '2024-10-10' }),
      nis,
      retracted('nis-1', '2024-10-20', 'misrendered'),
    ).theClaimIs('abandoned', { because: [{ statementId: 'nis-1' }] }));

  it('never counted, if it was put on file after its own retraction', () => {
    const late = given(claim, nis, retracted('nis-1', '2024-10-17'));
    late.at('2024-10-17').theClaimIs('registered');
    late.theClaimIs('circulating', { notCounted: [{ statementId: 'nis-1' }] });
  });
});

describe('what its holder takes back', () => {
  const inTass = asserts('NIS', { statementId: 'tass-1', outletId: 'tass', utterance: 'nis-1018' });
  const inKbs = asserts('NIS', { statementId: 'kbs-1', utterance: 'nis-1018' });
  const takenBack = [claim, inTass, inKbs, retracted('tass-1', '2024-10-20', 'holder_retracted')];

  it('ends with every rendering of the utterance, whoever printed it', () =>
    given(...takenBack).theClaimIs('abandoned', {
      flags: [],
      notCounted: [
        { statementId: 'kbs-1', why: 'retracted: the holder took it back, and so every rendering of the utterance' },
        { statementId: 'tass-1', why: 'retracted: the holder took it back, and so every rendering of the utterance' },
      ],
    }));

  it('is not what the holder says another time', () =>
    given(...takenBack, asserts('NIS', { publishedAt: '2024-10-21' })).theClaimIs('single_origin'));
});

describe('a statement whose report is held', () => {
  it('does not count from the hold to the release', () => {
    const story = given(claim, nis, suspended('nis-1', '2024-10-19T08:00Z'), resumed('nis-1', '2024-10-19T12:00Z'));
    story.at('2024-10-19T07:59Z').theClaimIs('single_origin');
    story
      .at('2024-10-19T08:00Z')
      .theClaimIs('abandoned', { notCounted: [{ statementId: 'nis-1', why: 'suspended: its report is held' }] });
    story.at('2024-10-19T12:00Z').theClaimIs('single_origin', { since: '2024-10-19T12:00Z' });
  });

  it('may be held a second time', () => {
    const held = [suspended('nis-1', '2024-10-19'), resumed('nis-1', '2024-10-20'), suspended('nis-1', '2024-10-21')];
    given(claim, nis, ...held).theClaimIs('abandoned');
    given(claim, nis, ...held)
      .at('2024-10-20')
      .theClaimIs('single_origin');
  });

  it('ends though it is held, if the report is withdrawn', () =>
    given(
      claim,
      nis,
      suspended('nis-1', '2024-10-19'),
      retracted('nis-1', '2024-10-20', 'report_withdrawn'),
    ).theClaimShows({ notCounted: [{ statementId: 'nis-1', why: 'retracted: its report was withdrawn or killed' }] }));
});

describe('when an outlet takes an utterance back', () => {
  const official = { basis: 'anonymous', role: 'anonymous_official', utterance: 'missile-1115' } as const;
  const by = (outletId: string, told: Details = {}) =>
    asserts('an official', { ...official, statementId: `${outletId}-1`, outletId, publishedAt: '2022-11-15', ...told });
  const ap = by('ap');
  const corrected = retracted('ap-1', '2022-11-16');
  const why = 'its origin is withdrawn: ap took it back';
  const carries = (...facts: Fact[]) => given(claim, ap, ...facts, corrected);

  it.each<[string, Details]>([
    ['names it on its way', { via: [{ outlet: 'ap' }] }],
    ['names it further on its way', { via: [{ name: 'a wire' }, { outlet: 'ap' }] }],
    ['is a copy of it', { relations: [{ kind: 'copy_of', of: { outlet: 'ap' } }] }],
    ['quotes it on its way', { via: [{ outlet: 'ap' }], relations: [{ kind: 'quotes', of: { outlet: 'ap' } }] }],
    ['is derived from it', { relations: [{ kind: 'derived_from', of: { outlet: 'ap' } }] }],
  ])('what %s counts no more either, and stands', (_, told) => {
    carries(by('fox', told)).theClaimIs('abandoned', {
      notCounted: [{ statementId: 'ap-1' }, { statementId: 'fox-1', why }],
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['fox-1'] }],
    });
    carries(by('fox', told)).at('2022-11-15').theClaimShows({ flags: [], notCounted: [] });
  });

  it('it may do so by a withdrawal as well', () =>
    given(
      claim,
      ap,
      by('fox', { via: [{ outlet: 'ap' }] }),
      retracted('ap-1', '2022-11-16', 'report_withdrawn'),
    ).theClaimIs('abandoned', { flags: ['carries_withdrawn_origin'] }));

  it('what copies a copy of it counts no more either', () => {
    const reuters = by('reuters', { via: [{ outlet: 'ap' }] });
    const copyOfCopy = { kind: 'copy_of' as RelationKind, of: { outlet: 'reuters' } };
    carries(reuters, by('fox', { relations: [copyOfCopy] })).theClaimShows({
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['fox-1', 'reuters-1'] }],
    });
  });

  it('what copies an outlet that has it on its own as well does count', () => {
    const reuters = [
      by('reuters', { via: [{ outlet: 'ap' }] }),
      by('reuters', { statementId: 'reuters-2', reportId: 'reuters-2' }),
    ];
    const fox = by('fox', { relations: [{ kind: 'copy_of', of: { outlet: 'reuters' } }] });
    carries(...reuters, fox).theClaimShows({
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['reuters-1'] }],
    });
    const report = { kind: 'copy_of' as const, of: { outlet: 'reuters' }, reportId: 'reuters-1' };
    carries(...reuters, by('fox', { relations: [report] })).theClaimShows({
      raised: [{ flag: 'carries_withdrawn_origin', statements: ['fox-1', 'reuters-1'] }],
    });
  });

  it('what else the outlet has of the utterance counts no more, for it has not said which half it means', () =>
    carries(by('ap', { statementId: 'ap-2' })).theClaimIs('abandoned', { flags: ['carries_withdrawn_origin'] }));

  it.each<[string, Details]>([
    ['came another way', { via: [{ outlet: 'kyiv-post' }] }],
    [
      'is in a report that merely quotes it',
      { relations: [{ kind: 'quotes', of: { outlet: 'ap' }, reportId: 'ap-1' }] },
    ],
    ['stands in its place', { relations: [{ kind: 'replaces', of: { outlet: 'ap' } }] }],
    ['is another utterance', { via: [{ outlet: 'ap' }], utterance: 'another' }],
  ])('what %s counts', (_, told) =>
    carries(by('fox', told)).theClaimIs('single_origin', { flags: [], notCounted: [{ statementId: 'ap-1' }] }),
  );

  it('what it prints of the utterance anew counts, and what came through it from then on', () => {
    const anew = { publishedAt: '2022-11-16', statementId: 'ap-2' };
    carries(by('ap', anew)).theClaimIs('single_origin', { flags: [] });
    const later = by('fox', { via: [{ outlet: 'ap' }], publishedAt: '2022-11-17' });
    carries(by('ap', anew), later).theClaimIs('single_origin', { flags: [] });
    carries(later).theClaimIs('abandoned', { flags: ['carries_withdrawn_origin'] });
  });

  it('what an editor finds misrendered is not taken back by its outlet: what came through it counts', () =>
    given(claim, ap, by('fox', { via: [{ outlet: 'ap' }] }), retracted('ap-1', '2022-11-16', 'misrendered')).theClaimIs(
      'single_origin',
      { flags: [] },
    ));

  it('and does not when its report is held: a hold reaches its own statement alone', () =>
    given(claim, ap, by('fox', { via: [{ outlet: 'ap' }] }), suspended('ap-1', '2022-11-16')).theClaimIs(
      'single_origin',
      { flags: [], notCounted: [{ statementId: 'ap-1', why: 'suspended: its report is held' }] },
    ));

  it('outlets that copy each other in a circle have it from nowhere else', () =>
    carries(
      by('fox', { relations: [{ kind: 'copy_of', of: { outlet: 'sky' } }] }),
      by('sky', { relations: [{ kind: 'copy_of', of: { outlet: 'fox' } }] }),
    ).theClaimShows({ flags: [] }));
});
