/**
 * Where each holder stands at a moment: by its latest utterance alone, and of that utterance's renderings by the
 * least committal. Rules 1, 3 and the first half of 4 of the status.
 */
import { earliest } from '../edtf.js';
import { holderKey, holderKeys, nameKey, type NamedHolder } from '../holder.js';
import type { Claim, ClaimStatement } from './claim.js';
import { widthOf } from './figures.js';
import type { Quantity } from './quantity.js';

/** For, leaning for, against; open is none of them. */
export type Side = 'A' | 'L' | 'D' | 'open';

export interface Position {
  key: string;
  side: Side;
  /** When its latest utterance was made: the earliest saidAt of its renderings, else its first publication. */
  time: number;
  /** The renderings that count, first published first. */
  renderings: ClaimStatement[];
  /** The figures that count: of each utterance that does, one a measure. */
  figures: Quantity[];
}

/** Why a statement never counts; undefined if it may. */
export function whyNotCounted({ inferred, holder, basis }: ClaimStatement): string | undefined {
  if (inferred) return 'inferred: the outlet reads it into the words';
  if (holder.role === 'satire') return 'satire';
  if (holder.role === 'outlet' && basis !== 'own_reporting' && basis !== 'record')
    return 'an outlet without reporting of its own';
  return undefined;
}

/** The positions of all holders who have a statement that counts. */
export function positionsOf(published: ClaimStatement[]): Position[] {
  const times = timesOf(published);
  const counting = published.filter((statement) => whyNotCounted(statement) === undefined);
  return [...groupedBy(counting, holderKey)].map(([key, statements]) => positionOf(key, statements, times));
}

/** The renderings of utterances by which a holder asserted, at any time. */
export function assertionsIn(counting: ClaimStatement[]): ClaimStatement[] {
  const utterances = groupedBy(counting, (statement) => `${holderKey(statement)}\n${utteranceOf(statement)}`);
  return [...utterances.values()]
    .map(leastCommittal)
    .flatMap(({ side, renderings }) => (side === 'A' ? renderings : []));
}

/** Those who depend on another add nothing beside it: left out where the other stands on the same side. */
export function withoutDependents(positions: Position[], claim: Claim): Position[] {
  const repeats = repetitions(claim);
  return positions.filter((one) => {
    const sources = positions.filter((other) => other !== one && repeats(one.key, other.key));
    return !sources.some(
      (other) =>
        addsNothing(one.side, other.side) &&
        // Two names of one holder may close a circle that no command could see: then one of them counts, always the same.
        !(one.key < other.key && repeats(other.key, one.key)),
    );
  });
}

/** Does one, at however many hands, only repeat the other? A name stands for every holder that ever went by it. */
function repetitions({ dependences, statements }: Claim): (one: string, other: string) => boolean {
  const keys = new Map<string, Set<string>>();
  for (const statement of statements)
    for (const name of holderKeys(statement)) keys.set(name, (keys.get(name) ?? new Set()).add(holderKey(statement)));
  const keysOf = (holder: NamedHolder) => [...(keys.get(nameKey(holder)) ?? [nameKey(holder)])];
  const steps = dependences.flatMap(({ holder, dependsOn }) =>
    keysOf(holder).flatMap((from) => keysOf(dependsOn).map((to) => ({ from, to }))),
  );
  const reached = (from: string, seen: Set<string> = new Set()): Set<string> => {
    for (const step of steps) if (step.from === from && !seen.has(step.to)) reached(step.to, seen.add(step.to));
    return seen;
  };
  return (one, other) => reached(one).has(other);
}

export function groupedBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** An utterance without an id is one of its own. */
export function utteranceOf({ utterance, statementId }: ClaimStatement): string {
  return utterance === undefined ? `statement ${statementId}` : `utterance ${utterance}`;
}

function addsNothing(side: Side, source: Side): boolean {
  if (side === 'D') return source === 'D';
  return (side === 'A' || side === 'L') && (source === 'A' || source === 'L');
}

function positionOf(key: string, statements: ClaimStatement[], times: Map<string, number>): Position {
  const timeOf = (statement: ClaimStatement) => times.get(utteranceOf(statement)) ?? -Infinity;
  const time = statements.reduce((latest, statement) => Math.max(latest, timeOf(statement)), -Infinity);
  const latest = statements.filter((statement) => timeOf(statement) === time);
  const { side, renderings } = leastCommittal(latest.sort(byPublication));
  const figures = [...groupedBy(renderings, utteranceOf).values()].flatMap(figuresOf);
  return { key, side, time, renderings, figures };
}

/** When each utterance was made. Any rendering may tell, one that does not count too. */
function timesOf(published: ClaimStatement[]): Map<string, number> {
  const utterances = [...groupedBy(published, utteranceOf)];
  return new Map(
    utterances.map(([utterance, renderings]) => {
      const said = renderings.flatMap(({ saidAt }) => (saidAt === undefined ? [] : [earliest(saidAt)]));
      const times = said.length > 0 ? said : renderings.map(({ publishedAt }) => earliest(publishedAt));
      return [utterance, times.reduce((first, time) => Math.min(first, time), Infinity)];
    }),
  );
}

/** Leaves open, then hedges, then the rest; renderings that contradict each other count as neither. */
function leastCommittal(renderings: ClaimStatement[]): { side: Side; renderings: ClaimStatement[] } {
  for (const stances of [['leaves_open'], ['hedges'], ['asserts', 'disputes', 'denies']]) {
    const those = renderings.filter(({ stance }) => stances.includes(stance));
    if (those.length === 0) continue;
    const sides = new Set(those.map(sideOf));
    return { side: sides.size === 1 ? ([...sides][0] ?? 'open') : 'open', renderings: those };
  }
  return { side: 'open', renderings };
}

function sideOf({ stance, lean }: ClaimStatement): Side {
  if (stance === 'leaves_open') return 'open';
  if (stance === 'asserts') return 'A';
  return stance === 'hedges' && lean === '+' ? 'L' : 'D';
}

/** One utterance's figures. Of two of one measure the one that says less counts; of two that say as much, the first published. */
function figuresOf(renderings: ClaimStatement[]): Quantity[] {
  const figures = new Map<string, Quantity>();
  for (const { quantity } of renderings) {
    const before = quantity && figures.get(quantity.measure);
    if (quantity && (!before || widthOf(quantity) > widthOf(before))) figures.set(quantity.measure, quantity);
  }
  return [...figures.values()];
}

/** A total order that does not depend on the order of recording. */
export function byPublication(one: ClaimStatement, other: ClaimStatement): number {
  const [a, b] = [earliest(one.publishedAt), earliest(other.publishedAt)];
  if (a !== b) return a < b ? -1 : 1;
  return one.statementId < other.statementId ? -1 : 1;
}
