import type { Answer } from '#client';
import { comparedIn, versionsOf } from './versions.js';

type Report = Answer<'/v1/reports/{id}'>;

const revised = (day: number, headline?: string) => ({
  reportId: 'coast-1',
  publishedAt: `2026-03-0${day}`,
  noted: true,
  ...(headline !== undefined && { headline }),
});
const report = (more: Partial<Report>): Report => ({
  reportId: 'coast-1',
  outlet: 'Coast',
  publishedAt: '2026-03-02',
  life: 'published',
  revisions: [],
  revisionsTotal: more.revisions?.length ?? 0,
  corrections: [],
  correctionsTotal: 0,
  notes: [],
  notesTotal: 0,
  holds: [],
  holdsTotal: 0,
  killed: false,
  kills: [],
  killsTotal: 0,
  due: 0,
  claims: [],
  claimsTotal: 0,
  version: 1,
  ...more,
});

describe('the versions of a report', () => {
  it('once began with the first revision: how it came out was lost', () => {
    const versions = versionsOf(
      report({ headline: 'No ship was lost', firstHeadline: 'No word', revisions: [revised(3, 'No ship was lost')] }),
    );
    expect(versions.map(({ number, headline }) => [number, headline])).toEqual([
      [1, 'No word'],
      [2, 'No ship was lost'],
    ]);
  });

  it('begin without a headline where the report came out without one', () => {
    const [first] = versionsOf(report({ headline: 'A tanker', revisions: [revised(3, 'A tanker')] }));
    expect(first?.headline).toBeUndefined();
  });

  it('have the headline before where they bring none, or only other white space', () => {
    const versions = versionsOf(
      report({ headline: 'No  word ', firstHeadline: 'No word', revisions: [revised(3), revised(4, 'No  word ')] }),
    );
    expect(versions.map(({ isAsBefore }) => isAsBefore)).toEqual([false, true, true]);
  });

  it('are numbered by all that there were, where only the last are told', () => {
    const versions = versionsOf(
      report({ headline: 'C', firstHeadline: 'A', revisions: [revised(8), revised(9, 'C')], revisionsTotal: 22 }),
    );
    expect(versions.map(({ number, headline }) => [number, headline])).toEqual([
      [1, 'A'],
      [22, undefined],
      [23, 'C'],
    ]);
  });

  it('are compared by their numbers, and not where one is not there', () => {
    const versions = versionsOf(report({ headline: 'B', firstHeadline: 'A', revisions: [revised(3, 'B')] }));
    expect(comparedIn(versions, '1..2')?.map(({ headline }) => headline)).toEqual(['A', 'B']);
    expect(comparedIn(versions, '1..7')).toBeUndefined();
    expect(comparedIn(versions, undefined)).toBeUndefined();
  });
});
