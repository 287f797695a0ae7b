import { withoutKilled } from './killed.js';

const killed = new Set(['ap-1']);

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

  it('leaves others as they are', () => {
    const other = { reportId: 'ap-2', headline: 'H', at: null, figures: [1, 2] };
    expect(withoutKilled(other, killed)).toEqual(other);
  });
});
