/** Which renderings came through an outlet is found for each outlet by itself, as going through all of them again and again finds it. */
import { array, assert, constantFrom, option, property, record } from 'fast-check';
import { claimOf } from '../../test/claim-of.js';
import { asserts, type Fact } from '../../test/given.js';
import { type Rendering, renderingOf } from './rendering.js';
import { Ways } from './way.js';

const OUTLETS = ['ap', 'fox', 'kbs', 'tass'];
const outlet = constantFrom(...OUTLETS);
const renderings = array(
  record({
    outletId: outlet,
    via: option(array(record({ outlet }), { minLength: 1, maxLength: 2 }), { nil: undefined }),
    copies: option(record({ outlet, reportId: constantFrom('ap-1', 'kbs-1', undefined) }), { nil: undefined }),
  }),
  { maxLength: 9 },
).map((all) =>
  all.flatMap(({ outletId, via, copies }, place) => {
    const { outlet: of, reportId } = copies ?? {};
    const relations =
      of === undefined ? undefined : [{ kind: 'copy_of' as const, of: { outlet: of }, ...(reportId && { reportId }) }];
    const told = {
      statementId: `s-${place}`,
      outletId,
      utterance: 'u-1',
      ...(via && { via }),
      ...(relations && { relations }),
    };
    return claimOf([asserts('NIS', told) as Fact]).statements.map((one) => renderingOf(one));
  }),
);

describe('what came through an outlet', () => {
  it('is its own, what names it, and what names others all of whose renderings came through it', () =>
    assert(
      property(renderings, outlet, (all, one) => {
        const ways = new Ways(all);
        const through = found(one, all);
        expect(ways.through(one)).toEqual(through);
        for (const rendering of through) expect([...ways.outletsBehind(rendering)]).toContain(one);
      }),
      { numRuns: 3000 },
    ));
});

function found(one: string, all: Rendering[]): Set<Rendering> {
  const through = new Set<Rendering>();
  for (let before = -1; before < through.size;) {
    before = through.size;
    for (const rendering of all) {
      const named = rendering.sources.map(({ key }) => all.filter(({ names }) => names.includes(key)));
      const isDirect =
        rendering.statement.outletId === one || rendering.sources.some((source) => source.outlet === one);
      if (isDirect || named.some((those) => those.length > 0 && those.every((other) => through.has(other))))
        through.add(rendering);
    }
  }
  return through;
}
