import { asserts, CLAIM, claimOnFile, given, reinstated, retracted, suspended } from '../../test/given.js';
import { ReinstateStatement } from './reinstate-statement.js';

const statementId = 'nis-1';
const made = [claimOnFile(), asserts('NIS', { statementId, publishedAt: '2024-10-18' })];
const killed = [...made, retracted(statementId, '2024-10-19', 'report_withdrawn')];
const reinstate = { claimId: CLAIM, statementId };

describe('ReinstateStatement', () => {
  it('lets a statement stand again that a kill had ended', () =>
    given(...killed)
      .when(ReinstateStatement, reinstate, 'stet:courier')
      .then(reinstated(statementId)));

  it('is nobody’s but the courier’s: an editor lifts the kill', () =>
    given(...killed)
      .when(ReinstateStatement, reinstate)
      .isRefused('statement.reinstated-by-hand', 'lift the kill'));

  it('is refused of a statement that stands', () =>
    given(...made)
      .when(ReinstateStatement, reinstate, 'stet:courier')
      .isRefused('statement.not-retracted', statementId));
});

describe('a statement that was reinstated', () => {
  it('counts at every moment, as if it had not been ended', () => {
    given(...killed).theClaimIs('abandoned');
    const story = given(...killed, reinstated(statementId));
    story.theClaimIs('single_origin', { since: '2024-10-18' });
    story.at('2024-10-19').theClaimIs('single_origin');
  });

  it('may be ended again', () =>
    given(...killed, reinstated(statementId), retracted(statementId, '2024-10-21', 'report_withdrawn')).theClaimIs(
      'abandoned',
      {
        since: '2024-10-21',
      },
    ));

  it('is suspended still, if its report is held', () =>
    given(...made, suspended(statementId, '2024-10-18T12:00Z'), ...killed.slice(2), reinstated(statementId)).theClaimIs(
      'abandoned',
    ));

  it('takes with it what had fallen with it: the copies of other outlets count again', () => {
    const copy = asserts('NIS', { outletId: 'ap', utterance: 'u', via: [{ outlet: 'kbs-world' }] });
    const first = asserts('NIS', { statementId, utterance: 'u', publishedAt: '2024-10-18' });
    const end = retracted(statementId, '2024-10-19', 'report_withdrawn');
    given(claimOnFile(), first, copy, end).theClaimIs('abandoned');
    given(claimOnFile(), first, copy, end, reinstated(statementId)).theClaimIs('single_origin', {
      outlets: 2,
      flags: [],
    });
  });
});
