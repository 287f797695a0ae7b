/** What is kept of stances as they come and go is what they come to if they are gone through, one by one. */
import { claimOf } from '../../test/claim-of.js';
import { array, assert, boolean, constantFrom, integer, nat, option, property, record, tuple } from 'fast-check';
import { asserts, denies, leansTo, leavesOpen } from '../../test/given.js';
import type { ClaimEvent } from '../claim/claim.js';
import { agree, exclude } from './figures.js';
import type { Given } from './given-figures.js';
import { AllSpoken } from './all-spoken.js';
import { type HolderStance, stanceOf } from './holder-stance.js';
import { isLater } from './later.js';
import { byPublication, renderingOf } from './rendering.js';
import { Sides } from './sides.js';
import { spokenIn, utteranceAt } from './utterance.js';

const figure = record(
  {
    measure: constantFrom('deployed', 'killed'),
    op: constantFrom('eq' as const, 'at_least' as const, 'at_most' as const, 'about' as const),
    low: integer({ min: 1, max: 6 }),
    unit: constantFrom('persons', 'miles', 'km'),
    asOf: option(constantFrom('2024-10-18', '2024-10-19'), { nil: undefined }),
  },
  { noNullPrototype: true },
);

/** What one holder says in one utterance. */
const stance = tuple(
  array(tuple(constantFrom(asserts, asserts, leansTo, denies, leavesOpen), option(figure, { nil: undefined })), {
    minLength: 1,
    maxLength: 3,
  }),
  constantFrom('acknowledges' as const, 'states' as const),
  constantFrom('implicated_party' as const, 'third_party_official' as const),
  constantFrom(undefined, undefined, '2024-10-03', '../2024-10-12', '2024-10-12/2024-10-13'),
);

type Drawn = typeof stance extends { generate(...args: never[]): { value: infer T } } ? T : never;

/** Stances that enter, and which of those inside leaves again behind each. */
const moves = array(tuple(stance, option(nat(), { nil: undefined })), { minLength: 1, maxLength: 25 });

describe('who stands on which side', () => {
  it('is kept as it would be found by going through all who stand there', () =>
    assert(
      property(moves, boolean(), nat(3), (taken, isQuantity, aside) => {
        const sides = new Sides({ isQuantity });
        const inside: HolderStance[] = [];
        let left = new Set<HolderStance>();
        for (const [place, [told, leaves]] of taken.entries()) {
          const one = stanceIn(told, place);
          sides.enter(one);
          inside.push(one);
          if (leaves !== undefined) for (const gone of inside.splice(leaves % inside.length, 1)) sides.leave(gone);
          const others = new Set(inside.slice(0, aside));
          for (const one of left) if (!others.has(one)) sides.backing?.takeBack(one);
          for (const one of others) sides.backing?.leaveOut(one);
          left = others;
          expect(kept(sides, inside)).toEqual(found(inside, { isQuantity, others }));
        }
      }),
      { numRuns: 1000 },
    ));
});

function stanceIn([said, act, role, saidAt]: Drawn, place: number): HolderStance {
  const facts = said.map(([says, quantity], n) =>
    says(`holder ${place}`, {
      statementId: `s-${place}-${n}`,
      utterance: `u-${place}`,
      publishedAt: `2024-10-${10 + (place % 5)}`,
      outletId: `outlet-${(place * 7 + n) % 3}`,
      role,
      act,
      ...(saidAt && { saidAt }),
      ...(quantity && { quantity }),
    }),
  );
  const { statements } = claimOf(facts as ClaimEvent[]);
  const spoken = new AllSpoken(`holder ${place}`);
  const one = spokenIn(utteranceAt(Infinity, byPublication(statements.map((one) => renderingOf(one)))));
  if (one) spoken.add(one);
  const found = stanceOf(`holder ${place}`, spoken);
  if (!found) throw new Error('Nobody spoke.');
  return found;
}

function kept(sides: Sides, inside: HolderStance[]) {
  return {
    asserting: [...sides.of('A')].map(keyOf),
    against: [...sides.of('D')].map(keyOf),
    open: [...sides.of('open')].map(keyOf),
    ...backed(sides),
    isAnyAtOdds: sides.conflicts.isAny,
    atOdds: [...sides.withFigures]
      .flatMap(({ key, given }) => given.filter(({ figure }) => sides.conflicts.isContradicted(key, figure)))
      .map(idOf),
    owningUp: [...sides.owningUp].map(keyOf),
    laterThanDenials: inside.map(({ standing: [one] }) => one && sides.denials.areAllBefore(one.made)),
    figures: sides.figures,
  };
}

function found(inside: HolderStance[], { isQuantity, others }: { isQuantity: boolean; others: Set<HolderStance> }) {
  const ordered = inside.toSorted((one, other) => (isFirst(one, other) ? -1 : 1));
  const given = ordered.flatMap((one) => one.given.map((figure) => ({ one, ...figure })));
  const atOdds = given.filter(({ one, figure }) =>
    given.some((other) => other.one !== one && exclude(figure, other.figure)),
  );
  const asserting = ordered.filter(({ side }) => side === 'A');
  const able = asserting.filter((one) => !others.has(one));
  const denials = ordered.flatMap((one) => one.owningNothing);
  return {
    asserting: asserting.map(keyOf),
    against: ordered.filter(({ side }) => side === 'D').map(keyOf),
    open: ordered.filter(({ side }) => side === 'open').map(keyOf),
    ...(isQuantity ? backedBy(able) : undefined),
    isAnyAtOdds: atOdds.length > 0,
    atOdds: atOdds.map(idOf),
    owningUp: asserting.filter(({ owningUp }) => owningUp.length > 0).map(keyOf),
    laterThanDenials: inside.map(({ standing: [one] }) => one && denials.every((denial) => isLater(one.made, denial))),
    figures: given.length,
  };
}

function backed({ backing }: Sides) {
  if (!backing) return undefined;
  const { figure, backers } = backing.leading() ?? {};
  return {
    most: backing.most,
    leading: figure && textOf(figure.quantity),
    backers: backers?.(Infinity).map(keyOf),
    isContested: backing.isContested,
    contesting: backing.contesting().map(({ stance, figures }) => [stance.key, ...figures.map(idOf)]),
  };
}

/** By going through them all: which figure has most who back one that agrees, then most outlets, the latest, the first id. */
function backedBy(able: HolderStance[]) {
  const backs = able.flatMap((stance) => stance.backs.map((given) => ({ stance, ...given })));
  const weighed = backs.map((given) => {
    const agreeing = backs.filter((other) => agree(other.figure, given.figure));
    const outlets = agreeing.flatMap(({ renderings }) => renderings.map(({ statement }) => statement.outletId));
    const holders = new Set(agreeing.map(({ stance }) => stance));
    return { given, holders, outlets: new Set(outlets).size };
  });
  const [first] = weighed.sort(
    (one, other) =>
      other.holders.size - one.holders.size ||
      other.outlets - one.outlets ||
      other.given.rendering.published - one.given.rendering.published ||
      (one.given.rendering.id < other.given.rendering.id ? -1 : 1),
  );
  const contesting = able
    .map((stance) => [
      stance.key,
      ...stance.backs
        .filter(({ figure }) => backs.some((other) => other.stance !== stance && exclude(figure, other.figure)))
        .map(idOf),
    ])
    .filter((those) => those.length > 1);
  return {
    most: first?.holders.size ?? 0,
    leading: first && textOf(first.given.figure.quantity),
    backers: first && able.filter((stance) => first.holders.has(stance)).map(keyOf),
    isContested: contesting.length > 0,
    contesting,
  };
}

function idOf({ rendering }: Given): string {
  return rendering.id;
}

function isFirst({ renderings: [one] }: HolderStance, { renderings: [other] }: HolderStance): boolean {
  return one.published < other.published || (one.published === other.published && one.id < other.id);
}

function keyOf({ key }: HolderStance): string {
  return key;
}

function textOf(quantity: object): string {
  return JSON.stringify(quantity);
}
