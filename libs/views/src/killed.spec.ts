import { withoutKilled } from './killed.js';

const killed = { reports: new Set(['ap-1']), statements: new Set(['c/s']) };

describe('a killed report', () => {
  it('shows no headline, quote or passage, wherever it is told of', () =>
    expect(
      withoutKilled(
        {
          reportId: 'ap-1',
          headline: 'H',
          revisions: [{ reportId: 'ap-1', headline: 'H2', noted: true }],
          statements: [{ reportId: 'ap-1', statementId: 's', quote: { exact: 'q' }, passage: 'p', note: 'ours' }],
        },
        killed,
      ),
    ).toEqual({
      reportId: 'ap-1',
      revisions: [{ reportId: 'ap-1', noted: true }],
      statements: [{ reportId: 'ap-1', statementId: 's', note: 'ours' }],
    }));

  it('shows none of the words that an amendment of its statement gives', () =>
    expect(
      withoutKilled(
        [
          { claimId: 'c', statementId: 's', changes: { quote: { exact: 'q' }, act: 'suggests' }, reason: 'r' },
          { claimId: 'c', statementId: 'other', changes: { passage: 'p' }, reason: 'r' },
        ],
        killed,
      ),
    ).toEqual([
      { claimId: 'c', statementId: 's', changes: { act: 'suggests' }, reason: 'r' },
      { claimId: 'c', statementId: 'other', changes: { passage: 'p' }, reason: 'r' },
    ]));

  it('leaves others as they are', () => {
    const other = { reportId: 'ap-2', headline: 'H', at: null, figures: [1, 2] };
    expect(withoutKilled(other, killed)).toEqual(other);
  });
});
