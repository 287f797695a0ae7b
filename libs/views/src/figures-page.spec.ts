/** What a page of figures cuts off once was lost: each list of twenty says how many there are, and all can be asked for. */
import { atOnce, type ClaimEvent, type FiguresOfAClaim, figuresInSteps } from '#newsroom';
import { claimOf } from '../../newsroom/test/claim-of.js';
import { asserts, claimOnFile, linked } from '../../newsroom/test/given.js';
import { partIn } from './figures-page.js';

const MANY = 45;
const many = Array.from({ length: MANY }, (_, n) => String(n).padStart(2, '0'));
const figure = (low: number, measure = 'troops') => ({
  quantity: { measure, op: 'eq' as const, low, unit: 'persons' },
});
const told = (events: ClaimEvent[]): FiguresOfAClaim =>
  atOnce(figuresInSteps(claimOf([claimOnFile(), linked('quantity_of', 'another'), ...events])));

describe('a page of figures', () => {
  it('has all measures, then all who differ, each once over the pages', () => {
    const differing = many.flatMap((id) => [
      asserts(`H${id}`, { ...figure(1000), statementId: `a-${id}` }),
      asserts(`H${id}`, { ...figure(5000), statementId: `b-${id}` }),
    ]);
    const all = told([
      ...differing,
      ...many.map((id) => asserts('US', { ...figure(1, `m-${id}`), statementId: `m-${id}` })),
    ]);
    const pages = pagesOf(all, {}, 7);
    expect(pages.flatMap(({ measures }) => measures.map(({ measure }) => measure))).toEqual(
      all.measures.map(({ measure }) => measure),
    );
    const differ = pages.flatMap((page) => page.differ);
    expect(differ.map(({ holder }) => holder)).toEqual(many.map((id) => `H${id}`));
    for (const one of differ) expect([one.alsoGivenBy.length, one.alsoGivenByTotal]).toEqual([20, MANY - 1]);
    const rows = pages.map((page) => page.measures.length + page.differ.length);
    expect(rows).toEqual([...Array<number>(13).fill(7), (MANY + 1 + MANY) % 7].filter((one) => one > 0));
  });

  it('of one measure has all its figures, of which others are told the first twenty', () => {
    const all = told(many.map((id, n) => asserts(`H${id}`, { ...figure(2 ** n), statementId: `s-${id}` })));
    expect(pagesOf(all, {}, 100)[0]?.measures).toMatchObject([{ figuresTotal: MANY }]);
    expect(all.measures[0]?.figures).toHaveLength(MANY);
    const pages = pagesOf(all, { measure: 's-30' }, 20);
    const figures = pages.flatMap(({ measures }) => measures.flatMap((one) => one.figures));
    expect(figures.map(({ statementId }) => statementId)).toEqual(
      all.measures[0]?.figures.map(({ statementId }) => statementId),
    );
    expect(pages).toHaveLength(3);
  });

  it('of one figure has all who give it and all that is printed of it, each once', () => {
    const all = told(
      many.flatMap((id) =>
        many.slice(0, 25).map((paper) =>
          asserts(`H${id}`, {
            ...figure(1000),
            utterance: id,
            outletId: `o-${paper}`,
            statementId: `s-${id}-${paper}`,
          }),
        ),
      ),
    );
    const [cut] = pagesOf(all, {}, 100)[0]?.measures[0]?.figures ?? [];
    expect([cut?.backers.length, cut?.backersTotal]).toEqual([20, MANY]);
    expect([cut?.backers[0]?.printed.length, cut?.backers[0]?.printedTotal]).toEqual([20, 25]);
    const pages = pagesOf(all, { figure: 's-30-07' }, 100);
    const backers = pages.flatMap(({ measures }) => measures.flatMap(({ figures }) => figures[0]?.backers ?? []));
    expect(new Set(backers.map(({ holder }) => holder)).size).toBe(MANY);
    const printed = backers.flatMap((one) => one.printed.map(({ statementId }) => statementId));
    expect([printed.length, new Set(printed).size]).toEqual([MANY * 25, MANY * 25]);
    for (const page of pages) expect(page.measures[0]?.figures[0]?.backersTotal).toBe(MANY);
  });

  it('has none of a statement that gives no figure', () => {
    const all = told([asserts('HUR', { ...figure(1000), statementId: 'a' })]);
    for (const asked of [{ measure: 'b' }, { figure: 'b' }, { measure: 'a', figure: 'b' }])
      expect(pagesOf(all, asked, 20)).toEqual([{ measures: [], differ: [], rows: 0, isMore: false }]);
  });
});

function pagesOf(all: FiguresOfAClaim, asked: { measure?: string; figure?: string }, most: number) {
  const pages = [];
  for (let from = 0, isMore = true; isMore;) {
    const page = partIn(all, asked, { from, most });
    pages.push(page);
    [from, isMore] = [from + page.rows, page.isMore];
  }
  return pages;
}
