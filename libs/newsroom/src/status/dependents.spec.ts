/** Who adds nothing beside another is kept as holders move: at every moment it is what going through all ways comes to. */
import { array, assert, constantFrom, nat, option, property, record, tuple } from 'fast-check';
import { claimOf, pictureAt } from '../../test/claim-of.js';
import { expectEqual } from '../../test/expect-equal.js';
import {
  asserts,
  denies,
  disputes,
  identified,
  leansTo,
  leavesOpen,
  linked,
  repeats,
  retracted,
  type Details,
} from '../../test/given.js';
import type { Claim, ClaimEvent } from '../claim/claim.js';
import type { Quantity } from '../fields/quantity.js';
import { groupedBy } from './grouped-by.js';
import type { HolderStance } from './holder-stance.js';
import { keysFor, namesFor, whoseIs } from './holder-of.js';
import { pictureOf } from './picture.js';
import { repeatedBy, repetitionIn } from './repetition.js';
import type { Scene } from './scene.js';
import { unfold } from './unfolding.js';
import { utteranceOf } from './utterance.js';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const name = constantFrom(...NAMES);
const may = <T>(...items: T[]) => option(constantFrom(...items), { nil: undefined, freq: 3 });

const said = record({
  says: constantFrom(asserts, asserts, leansTo, denies, disputes, leavesOpen),
  name,
  for: may('A', 'C'),
  utterance: may('u-1', 'u-2'),
  day: nat(8),
  endsOn: option(nat(12), { nil: undefined, freq: 2 }),
  quantity: may(about(12_000), about(12_500), about(3_000)),
});

function about(low: number): Quantity {
  return { measure: 'deployed', op: 'about', low, unit: 'persons' };
}

/** Raw events, in which circles may stand that no command makes. */
const claims = tuple(
  array(said, { minLength: 1, maxLength: 14 }),
  array(tuple(name, name), { maxLength: 10 }),
  array(tuple(name, constantFrom('a', 'b')), { maxLength: 2 }),
).map(([statements, dependences, means]) =>
  claimOf([
    linked('quantity_of', 'troops'),
    ...means.map(([one, holderId]) => identified({ name: one, holderId, by: 'editor' })),
    ...dependences.map(([one, other]) => repeats(one, other)),
    ...statements.flatMap(toldOf),
  ]),
);

describe('who only repeats another', () => {
  it('is told at every moment as by going through all ways, from each to each', () =>
    assert(
      property(claims, (claim) => {
        const { unfolding, effects } = unfold(claim);
        for (const moment of unfolding.take(claim, effects))
          if (moment !== undefined) expectEqual(kept(unfolding.scene), found(claim, unfolding.scene));
      }),
      { numRuns: 2000 },
    ));

  it('backs no figure meanwhile, and backs its own again when whom it repeats no longer stands', () =>
    assert(
      property(claims, (claim) => {
        const { unfolding, effects } = unfold(claim);
        for (const moment of unfolding.take(claim, effects))
          if (moment !== undefined) expectEqual(pictureOf(unfolding.scene), pictureAt(claim, moment));
      }),
      { numRuns: 1000 },
    ));

  it('repeats whomever a way of dependences leads to', () =>
    assert(
      property(claims, (claim) => {
        const [ways, repetition] = [waysIn(claim), repetitionIn(claim)];
        for (const [holder, others] of ways)
          expectEqual([...repeatedBy(holder, repetition)].sort(), [...others].filter((one) => one !== holder).sort());
      }),
    ));
});

function toldOf(
  {
    says,
    name: named,
    day,
    endsOn,
    ...about
  }: typeof said extends { generate(...args: never[]): { value: infer T } } ? T : never,
  place: number,
): ClaimEvent[] {
  const statementId = `s-${place}`;
  const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined)) as Details;
  const told = says(named, { ...given, statementId, publishedAt: dayOf(day) });
  return endsOn === undefined ? [told] : [told, retracted(statementId, dayOf(Math.max(day, endsOn)), 'misrendered')];
}

function dayOf(day: number): string {
  return `2024-10-${String(day + 10)}`;
}

function kept(scene: Scene): string[] {
  const aside = scene.dependents();
  const all = (['A', 'L', 'D'] as const).flatMap((side) => [...aside.of(side)]);
  expect(aside.denying).toBe(all.filter(({ denies: denying }) => denying).length);
  return all.map(({ key }) => key).sort();
}

function found(claim: Claim, scene: Scene): string[] {
  const ways = waysIn(claim);
  return [...ways.keys()]
    .filter((key) => {
      const one = scene.stanceOf(key);
      if (!one) return false;
      return [...(ways.get(key) ?? [])].some((source) => {
        const other = scene.stanceOf(source);
        return other && other !== one && addsNothing(one, other) && !ways.get(source)?.has(key);
      });
    })
    .sort();
}

function addsNothing({ side }: HolderStance, { side: other }: HolderStance): boolean {
  if (side === 'D') return other === 'D';
  return (side === 'A' || side === 'L') && (other === 'A' || other === 'L');
}

/** From each holder to all whom it repeats, at however many hands: each pair of them by itself. */
function waysIn({ statements, dependences, identifications }: Claim): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const those of groupedBy(statements, utteranceOf).values())
    for (const named of those.flatMap((one) => namesFor(one, identifications)))
      for (const one of those) add(keys, named, whoseIs(one, identifications).holder);
  const keysOf = (named: string[]) => {
    const all = named.flatMap((one) => [...(keys.get(one) ?? [])]);
    return all.length > 0 ? all : named;
  };
  const ways = new Map<string, Set<string>>();
  for (const { holder, dependsOn } of dependences)
    for (const one of keysOf(keysFor(holder, identifications)))
      for (const other of keysOf(keysFor(dependsOn, identifications))) add(ways, one, other);
  for (const reached of ways.values())
    for (const key of reached) for (const one of ways.get(key) ?? []) reached.add(one);
  return ways;
}

function add(sets: Map<string, Set<string>>, key: string, item: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(item));
}
