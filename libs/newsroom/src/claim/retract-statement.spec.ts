import { asserts, claimOnFile, given, reportOnFile, retracted } from '../../test/given.js';
import { RETRACTIONS, wordsOf } from '../vocabulary.js';
import { RetractStatement } from './retract-statement.js';

const made = [claimOnFile(), asserts('NIS', { statementId: 'nis-1', publishedAt: '2024-10-18' })];
const ends: RetractStatement = {
  claimId: 'nk-troops',
  statementId: 'nis-1',
  publishedAt: '2024-10-20',
  why: 'report_corrected',
};

describe('RetractStatement', () => {
  it.each(wordsOf(RETRACTIONS))('says that a statement no longer stands: %s', (why) =>
    given(...made)
      .when(RetractStatement, { ...ends, why })
      .then({ type: 'StatementRetracted', data: { ...ends, why } }),
  );

  it('may name the report that tells of it, if that is on file', () => {
    const told: RetractStatement = { ...ends, why: 'holder_retracted', reportId: 'ap-7' };
    given(...made, reportOnFile('ap-7'))
      .when(RetractStatement, told)
      .follows('StatementRetracted', { reportId: 'ap-7' });
    given(...made)
      .when(RetractStatement, told)
      .isRefused('report.not-on-file', 'ap-7');
  });

  it('may be earlier than the statement, which was put on file late and then never counts', () => {
    given(...made)
      .when(RetractStatement, { ...ends, publishedAt: '2024-10-17' })
      .follows('StatementRetracted', { publishedAt: '2024-10-17' });
    given(...made, retracted('nis-1', '2024-10-17')).theClaimIs('circulating');
  });

  it('is refused before the report that tells of it was out: its own, unless another is named', () => {
    const own = asserts('NIS', { statementId: 'nis-1', reportPublishedAt: '2024-10-18T09:00Z' });
    const facts = [claimOnFile(), own, reportOnFile('ap-7', { publishedAt: '2024-10-17' })];
    const holder: RetractStatement = { ...ends, why: 'holder_retracted', publishedAt: '2024-10-17' };
    given(...facts)
      .when(RetractStatement, holder)
      .isRefused('statement.before-its-report', 'kbs-world-1 was first published on 2024-10-18T09:00Z');
    given(...facts)
      .when(RetractStatement, { ...holder, reportId: 'ap-7' })
      .follows('StatementRetracted', { publishedAt: '2024-10-17' });
    given(...facts)
      .when(RetractStatement, { ...holder, reportId: 'ap-7', publishedAt: '2024-10-16' })
      .isRefused('statement.before-its-report', 'ap-7');
  });

  it('is refused a second time, and says since when and why it does not stand', () =>
    given(...made, retracted('nis-1', '2024-10-19', 'misrendered'))
      .when(RetractStatement, ends)
      .isRefused('statement.already-retracted', '2024-10-19 (misrendered)'));

  it('takes the place of an end that is dated later, in whatever order they come', () => {
    given(...made, retracted('nis-1', '2024-10-22', 'misrendered'))
      .when(RetractStatement, ends)
      .follows('StatementRetracted', { publishedAt: '2024-10-20' });
    given(...made, retracted('nis-1', '2024-10-22', 'misrendered'), retracted('nis-1', '2024-10-20')).theClaimShows({
      notCounted: [{ why: 'retracted: the outlet corrected its report' }],
    });
  });

  it('goes by why where two ends are of one day, so that their order does not matter', () => {
    given(...made, retracted('nis-1', '2024-10-20', 'report_corrected'))
      .when(RetractStatement, { ...ends, why: 'misrendered' })
      .follows('StatementRetracted', { why: 'misrendered' });
    given(...made, retracted('nis-1', '2024-10-20', 'misrendered'))
      .when(RetractStatement, ends)
      .isRefused('statement.already-retracted');
  });

  it('is refused for a statement that is not on file', () =>
    given(...made)
      .when(RetractStatement, { ...ends, statementId: 'nis-2' })
      .isRefused('statement.not-on-file', 'nis-2'));

  it('is refused more than five minutes from now', () =>
    given(...made)
      .when(RetractStatement, { ...ends, publishedAt: '2024-11-01T12:06Z' })
      .isRefused('statement.in-the-future'));
});
