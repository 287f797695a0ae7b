import { asserts, claimOnFile, given, resumed, retracted, suspended } from '../../test/given.js';
import { ResumeStatement } from './resume-statement.js';
import { SuspendStatement } from './suspend-statement.js';

const made = [claimOnFile(), asserts('NIS', { statementId: 'nis-1', publishedAt: '2024-10-18' })];
const at = (publishedAt: string) => ({ claimId: 'nk-troops', statementId: 'nis-1', publishedAt });

const COURIER = 'stet:courier';

describe('SuspendStatement', () => {
  it("says that a statement's report is held", () =>
    given(...made)
      .when(SuspendStatement, at('2024-10-19'), COURIER)
      .then(suspended('nis-1', '2024-10-19')));

  it('is nobody’s but the courier’s: beside a hold of the report it came to another story in another order', () => {
    given(...made)
      .when(SuspendStatement, at('2024-10-19'))
      .isRefused('statement.suspended-by-hand', 'hold the report');
    given(claimOnFile()).when(SuspendStatement, at('2024-10-19')).isRefused('statement.suspended-by-hand');
  });

  it('is refused while it is suspended, and says since when', () =>
    given(...made, suspended('nis-1', '2024-10-19'))
      .when(SuspendStatement, at('2024-10-20'), COURIER)
      .isRefused('statement.already-suspended', '2024-10-19'));

  it('is refused more than five minutes from now', () =>
    given(...made)
      .when(SuspendStatement, at('2024-11-02'), COURIER)
      .isRefused('statement.in-the-future'));
});

describe('a statement that has ended', () => {
  const ended = [...made, retracted('nis-1', '2024-10-20')];

  it('was held before that, whenever the desk hears of it', () => {
    given(...ended)
      .when(SuspendStatement, at('2024-10-19'), COURIER)
      .follows('StatementSuspended', {});
    given(...ended, suspended('nis-1', '2024-10-18'))
      .when(ResumeStatement, at('2024-10-19'), COURIER)
      .follows('StatementResumed', {});
  });

  it('is not held after that', () => {
    given(...ended)
      .when(SuspendStatement, at('2024-10-20'), COURIER)
      .isRefused('statement.retracted', '2024-10-20');
    given(...ended, suspended('nis-1', '2024-10-18'))
      .when(ResumeStatement, at('2024-10-21'), COURIER)
      .isRefused('statement.retracted');
  });
});

describe('ResumeStatement', () => {
  const held = [...made, suspended('nis-1', '2024-10-19')];

  it("says that a suspended statement's report is out again", () =>
    given(...held)
      .when(ResumeStatement, at('2024-10-20'), COURIER)
      .then(resumed('nis-1', '2024-10-20')));

  it('is nobody’s but the courier’s', () =>
    given(...held)
      .when(ResumeStatement, at('2024-10-20'))
      .isRefused('statement.resumed-by-hand', 'release the report'));

  it('is refused before the suspension, and taken on its day', () => {
    given(...held)
      .when(ResumeStatement, at('2024-10-18'), COURIER)
      .isRefused('statement.resumed-before-suspended', '2024-10-19');
    given(...held)
      .when(ResumeStatement, at('2024-10-19'), COURIER)
      .follows('StatementResumed', {});
  });

  it('is refused more than five minutes from now', () =>
    given(...held)
      .when(ResumeStatement, at('2024-11-02'), COURIER)
      .isRefused('statement.in-the-future'));
});
