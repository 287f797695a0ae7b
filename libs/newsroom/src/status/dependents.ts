/** Who adds nothing beside another: the second half of rule 4 of the status. */
import type { NamedHolder } from '../fields/holder.js';
import type { Claim } from '../claim/claim.js';
import { holdersOfEach } from './first-hand.js';
import { keysFor, namesFor } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import type { Side } from './rendering.js';

/** By holder: all whom it only repeats, at however many hands. */
export type Repeated = Map<string, Set<string>>;

/** A name stands for every holder that ever went by it. */
export function repeatedIn(claim: Claim): Repeated {
  const { dependences, identifications } = claim;
  const repeated: Repeated = new Map();
  if (dependences.length === 0) return repeated;
  const keys = new Map<string, Set<string>>();
  for (const [statement, holders] of holdersOfEach(claim))
    for (const name of namesFor(statement, identifications)) for (const holder of holders) addTo(keys, name, holder);
  const keysOf = (holder: NamedHolder) => {
    const names = keysFor(holder, identifications);
    const found = new Set(names.flatMap((name) => [...(keys.get(name) ?? [])]));
    return found.size > 0 ? [...found] : names;
  };
  for (const { holder, dependsOn } of dependences)
    for (const from of keysOf(holder)) for (const to of keysOf(dependsOn)) addTo(repeated, from, to);
  // Iterating a Set visits what is added meanwhile, too.
  for (const reached of repeated.values())
    for (const key of reached) for (const further of repeated.get(key) ?? []) reached.add(further);
  return repeated;
}

function addTo(sets: Map<string, Set<string>>, key: string, item: string): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}

/** Those who depend on another add nothing beside it: left out where the other stands on the same side. */
export function dependentsIn(
  repeated: Repeated,
  stanceOf: (key: string) => HolderStance | undefined,
): Set<HolderStance> {
  const dependents = new Set<HolderStance>();
  for (const [key, reached] of repeated) {
    const one = stanceOf(key);
    if (!one) continue;
    for (const source of reached) {
      const other = stanceOf(source);
      if (!other || other === one || !addsNothing(one.side, other.side)) continue;
      // Two names of one holder may close a circle that no command could see: in it nobody is left out for another.
      if (repeated.get(source)?.has(key)) continue;
      dependents.add(one);
      break;
    }
  }
  return dependents;
}

function addsNothing(side: Side, source: Side): boolean {
  if (side === 'D') return source === 'D';
  return (side === 'A' || side === 'L') && (source === 'A' || source === 'L');
}
