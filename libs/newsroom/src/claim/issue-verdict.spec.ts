import { asserts, claimOnFile, given, linked, unlinked } from '../../test/given.js';
import { VERDICTS, wordsOf } from '../vocabulary.js';
import { IssueVerdict } from './issue-verdict.js';

const confirmed: IssueVerdict = { claimId: 'nk-troops', verdict: 'confirmed', reason: 'Both governments say so.' };

describe('IssueVerdict', () => {
  it.each(wordsOf(VERDICTS))('says that an editor finds it %s', (verdict) =>
    given(claimOnFile())
      .when(IssueVerdict, { ...confirmed, verdict })
      .then({ type: 'VerdictIssued', data: { ...confirmed, verdict } }),
  );

  it('says the same again, where an editor has looked at it anew', () =>
    given(claimOnFile(), { type: 'VerdictIssued', data: confirmed })
      .when(IssueVerdict, confirmed)
      .follows('VerdictIssued', confirmed));

  it('is refused on a duplicate, and names the claim that the verdict belongs to', () =>
    given(claimOnFile(), linked('duplicate_of', 'nk-soldiers'))
      .when(IssueVerdict, confirmed)
      .isRefused('claim.duplicate', 'issue the verdict on nk-soldiers'));

  it('goes to the claim again once it is no duplicate any more', () =>
    given(claimOnFile(), linked('duplicate_of', 'nk-soldiers'), unlinked('duplicate_of', 'nk-soldiers'))
      .when(IssueVerdict, confirmed)
      .follows('VerdictIssued', confirmed));

  it('changes nothing of the derived status', () =>
    given(claimOnFile(), asserts('NIS'), { type: 'VerdictIssued', data: confirmed }).theClaimIs('single_origin'));
});
