/**
 * Who only repeats whom on a claim, as a graph no larger than what is on file. A name stands for every holder that ever
 * went by it: so between holders are the names by which a dependence means them, and the acts of speaking whose speakers
 * go by these names.
 */
import type { NamedHolder } from '../fields/holder.js';
import type { Claim } from '../claim/claim.js';
import { groupedBy } from './grouped-by.js';
import { keysFor, namesFor, whoseIs } from './holder-of.js';
import { utteranceOf } from './utterance.js';

/** From holders, over what is between them, to those whom they repeat. A holder is in it by its key. */
export type Repetition = ReadonlyMap<string, readonly string[]>;

export function repetitionIn({ dependences, statements, identifications }: Claim): Repetition {
  const edges = new Map<string, string[]>();
  if (dependences.length === 0) return edges;
  const named = new Set<string>();
  for (const [act, renderings] of groupedBy(statements, utteranceOf)) {
    for (const holder of new Set(renderings.map((one) => whoseIs(one, identifications).holder)))
      join(edges, [holder, from(act)], [to(act), holder]);
    for (const name of new Set(renderings.flatMap((one) => namesFor(one, identifications)))) {
      named.add(name);
      join(edges, [from(act), from(name)], [to(name), to(act)]);
    }
  }
  const nodesOf = (holder: NamedHolder, direction: typeof from) => {
    const names = keysFor(holder, identifications);
    return names.some((name) => named.has(name)) ? names.map(direction) : names;
  };
  for (const [place, { holder, dependsOn }] of dependences.entries()) {
    const dependence = `\n${place}`;
    for (const node of nodesOf(holder, from)) join(edges, [node, dependence]);
    for (const node of nodesOf(dependsOn, to)) join(edges, [dependence, node]);
  }
  return edges;
}

/** Whom a holder repeats, at however many hands, the nearest first. */
export function* repeatedBy(holder: string, repetition: Repetition): Generator<string> {
  const reached = new Set([holder]);
  // Iterating a Set visits what is added meanwhile, too.
  for (const one of reached) {
    if (one !== holder && !one.startsWith('\n')) yield one;
    for (const further of repetition.get(one) ?? []) reached.add(further);
  }
}

/** What is between holders begins with a line end, as no name does. */
function from(between: string): string {
  return `\nfrom ${between}`;
}

function to(between: string): string {
  return `\nto ${between}`;
}

function join(edges: Map<string, string[]>, ...pairs: [string, string][]): void {
  for (const [one, other] of pairs) {
    const others = edges.get(one);
    if (others) others.push(other);
    else edges.set(one, [other]);
  }
}
