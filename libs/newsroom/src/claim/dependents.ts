/** Who adds nothing beside another: the second half of rule 4 of the status. */
import { holderKeys, nameKey, type NamedHolder } from '../holder.js';
import type { Claim } from './claim.js';
import { holdersOfEach } from './first-hand.js';
import type { Position } from './positions.js';
import type { Side } from './utterance.js';

/** By holder: all whom it only repeats, at however many hands. */
export type Repeated = Map<string, Set<string>>;

/** A name stands for every holder that ever went by it. */
export function repeatedIn({ dependences, statements }: Claim): Repeated {
  const repeated: Repeated = new Map();
  if (dependences.length === 0) return repeated;
  const keys = new Map<string, Set<string>>();
  for (const [statement, holders] of holdersOfEach(statements))
    for (const name of holderKeys(statement)) keys.set(name, new Set([...(keys.get(name) ?? []), ...holders]));
  const keysOf = (holder: NamedHolder) => [...(keys.get(nameKey(holder)) ?? [nameKey(holder)])];
  for (const { holder, dependsOn } of dependences)
    for (const from of keysOf(holder))
      for (const to of keysOf(dependsOn)) repeated.set(from, (repeated.get(from) ?? new Set()).add(to));
  // A set is walked on to what is added on the way.
  for (const reached of repeated.values())
    for (const key of reached) for (const further of repeated.get(key) ?? []) reached.add(further);
  return repeated;
}

/** Those who depend on another add nothing beside it: left out where the other stands on the same side. */
export function withoutDependents(positions: Position[], repeated: Repeated): Position[] {
  if (repeated.size === 0) return positions;
  const byKey = new Map(positions.map((position) => [position.key, position]));
  return positions.filter((one) => {
    const sources = [...(repeated.get(one.key) ?? [])].flatMap((key) => byKey.get(key) ?? []);
    return !sources.some(
      (other) =>
        other !== one &&
        addsNothing(one.side, other.side) &&
        // Two names of one holder may close a circle that no command could see: then one of them counts, always the same.
        !(one.key < other.key && repeated.get(other.key)?.has(one.key)),
    );
  });
}

function addsNothing(side: Side, source: Side): boolean {
  if (side === 'D') return source === 'D';
  return (side === 'A' || side === 'L') && (source === 'A' || source === 'L');
}
