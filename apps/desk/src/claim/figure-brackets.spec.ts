import { bracketsOf, edgeOf, pairsOf, pathOf, sayPair } from './figure-brackets.js';
import { layOut } from './figure-layout.js';
import { type Figures, panelsOf } from './figure-panels.js';

type Measure = Figures['measures'][number];

const given = (holder: string, statementId: string, low: number) => ({ holder, statementId, op: 'eq' as const, low });
const backer = (holder: string, papers: string[], low: number) => ({
  holder,
  statementId: `${papers[0]} ${low}`,
  counts: true as const,
  printedTotal: papers.length,
  printed: papers.map((outletId) => ({ ...given(holder, `${outletId} ${low}`, low), outletId, place: 'body' })),
});
const panelWith = (atOdds: [string, string][]) => {
  const backers = [backer('HUR', ['wapo', 'rfa'], 12_000), backer('NIS', ['ft'], 3000), backer('NATO', ['ap'], 500)];
  const measure = {
    claimId: 'troops',
    measure: 'in_russia',
    unit: 'persons',
    figures: [{ leading: true, backers }],
    figuresTotal: 1,
    atOdds: atOdds.map(([one, other]) => ({ lesser: given('', one, 0), greater: given('', other, 0) })),
    atOddsTotal: atOdds.length,
  };
  const [panel] = panelsOf({ measures: [measure as unknown as Measure], differ: [] });
  if (!panel) throw new Error('There is no panel.');
  return panel;
};

describe('figures of two holders that cannot both be true', () => {
  const panel = panelWith([
    ['ft 3000', 'wapo 12000'],
    ['ft 3000', 'rfa 12000'],
    ['ap 500', 'not drawn'],
  ]);

  it('are a pair where both are drawn, once for each two marks, whichever paper is told of', () =>
    expect(pairsOf(panel).map(sayPair)).toEqual(['3,000 of NIS and 12,000 of HUR cannot both be true']));

  it('are joined mark to mark by way of the edge, on which nothing else is drawn', () => {
    const laid = { width: 600, nameOf: (id: string) => id };
    const rows = layOut(panel, laid);
    const [bracket] = bracketsOf(panel, rows, laid.width);
    const [hur, nis] = rows.map(({ top, marks: [mark] }) => ({ x: mark?.x, y: top + (mark?.y ?? 0) + 6 }));
    expect(bracket?.ends).toEqual([nis, hur]);
    expect(bracket && pathOf(bracket)).toBe(
      `M${nis?.x} ${nis?.y}V${(nis?.y ?? 0) - 11}H591V${(hur?.y ?? 0) - 11}H${hur?.x}V${hur?.y}`,
    );
    for (const { x, label } of rows.flatMap(({ marks }) => marks))
      expect(Math.max(x, label.x)).toBeLessThan(600 - edgeOf(panel));
  });

  it('are joined by the doors alone: what they do not tell of is not, however far apart it is', () => {
    const none = panelWith([]);
    expect([pairsOf(none), edgeOf(none)]).toEqual([[], 0]);
  });
});
