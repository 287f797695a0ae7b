import { axisOf, lanesOf, type SaidByHolder } from './holder-lanes.js';

const said = (claimId: string, statementId: string, publishedAt: string, saidAt?: string) =>
  ({
    claimId,
    statementId,
    publishedAt,
    proposition: claimId,
    ...(saidAt !== undefined && { saidAt }),
  }) as SaidByHolder;

describe('what a holder said, on one axis', () => {
  const statements = [
    said('b', 'late', '2026-03-20'),
    said('a', 'once', '2026-03-02'),
    said('a', 'again', '2026-03-02'),
    said('a', 'before', '2026-03-10', '2026-03-01'),
  ];
  const lanes = lanesOf(statements, axisOf(statements));

  it('is a row a claim, by the first word on each, and in it by when it was said', () =>
    expect(lanes.map(({ claimId, placed }) => [claimId, placed.map((one) => one.said.statementId)])).toEqual([
      ['a', ['before', 'once', 'again']],
      ['b', ['late']],
    ]));

  it('never lies on what was said at the same time', () =>
    expect(lanes.map(({ placed, lanes: height }) => [placed.map(({ lane }) => lane), height])).toEqual([
      [[0, 0, 1], 2],
      [[0], 1],
    ]));

  it('lies within the axis', () => {
    for (const { share } of lanes.flatMap(({ placed }) => placed)) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  });
});
