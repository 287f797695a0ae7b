/**
 * Where each holder stands at a moment: by its latest utterance alone, and of that utterance's renderings by the
 * least committal. Rules 1, 3 and the first half of 4 of the status.
 */
import { earliest } from '../edtf.js';
import { holderKey, holderKeys, nameKey } from '../holder.js';
import type { Coverage, CoveredStatement } from './coverage.js';
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
  renderings: CoveredStatement[];
  /** The figures that count: of each utterance that does, one a measure. */
  figures: Quantity[];
}

/** Why a statement never counts; undefined if it may. */
export function whyNotCounted({ inferred, holder, basis }: CoveredStatement): string | undefined {
  if (inferred) return 'inferred: the outlet reads it into the words';
  if (holder.role === 'satire') return 'satire';
  if (holder.role === 'outlet' && basis !== 'own_reporting' && basis !== 'record')
    return 'an outlet without reporting of its own';
  return undefined;
}

/** The positions of all holders whose counting statements these are. */
export function positionsOf(counting: CoveredStatement[]): Position[] {
  return [...groupedBy(counting, holderKey)].map(([key, statements]) => positionOf(key, statements));
}

/** Those who depend on another add nothing beside it: left out where the other stands on the same side. */
export function withoutDependents(positions: Position[], { dependences }: Coverage): Position[] {
  const byName = new Map(positions.flatMap((position) => namesOf(position).map((name) => [name, position] as const)));
  const followed = ({ holder, dependsOn }: { holder: { name: string }; dependsOn: { name: string } }) =>
    [byName.get(nameKey(holder)), nameKey(dependsOn)] as const;
  const sources = (position: Position, seen: Set<string> = new Set()): Position[] =>
    dependences
      .map(followed)
      .filter(([holder, name]) => holder === position && !seen.has(name))
      .flatMap(([, name]) => {
        seen.add(name);
        const source = byName.get(name);
        return source ? [source, ...sources(source, seen)] : [];
      });
  return positions.filter(
    (position) => !sources(position).some((source) => source !== position && addsNothing(position.side, source.side)),
  );
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
export function utteranceOf({ utterance, statementId }: CoveredStatement): string {
  return utterance === undefined ? `statement ${statementId}` : `utterance ${utterance}`;
}

function addsNothing(side: Side, source: Side): boolean {
  if (side === 'D') return source === 'D';
  return (side === 'A' || side === 'L') && (source === 'A' || source === 'L');
}

function namesOf({ renderings }: Position): string[] {
  return [...new Set(renderings.flatMap(holderKeys))];
}

function positionOf(key: string, statements: CoveredStatement[]): Position {
  const utterances = [...groupedBy(statements, utteranceOf).values()].map((renderings) => ({
    renderings,
    time: timeOf(renderings),
  }));
  const time = utterances.reduce((latest, utterance) => Math.max(latest, utterance.time), -Infinity);
  const latest = utterances.filter((utterance) => utterance.time === time).flatMap(({ renderings }) => renderings);
  const { side, renderings } = leastCommittal(latest.sort(byPublication));
  const figures = [...groupedBy(renderings, utteranceOf).values()].flatMap(figuresOf);
  return { key, side, time, renderings, figures };
}

function timeOf(renderings: CoveredStatement[]): number {
  const said = renderings.flatMap(({ saidAt }) => (saidAt === undefined ? [] : [earliest(saidAt)]));
  const times = said.length > 0 ? said : renderings.map(({ publishedAt }) => earliest(publishedAt));
  return times.reduce((first, time) => Math.min(first, time), Infinity);
}

/** Leaves open, then hedges, then the rest; renderings that contradict each other count as neither. */
function leastCommittal(renderings: CoveredStatement[]): { side: Side; renderings: CoveredStatement[] } {
  for (const stances of [['leaves_open'], ['hedges'], ['asserts', 'disputes', 'denies']]) {
    const those = renderings.filter(({ stance }) => stances.includes(stance));
    if (those.length === 0) continue;
    const sides = new Set(those.map(sideOf));
    return { side: sides.size === 1 ? ([...sides][0] ?? 'open') : 'open', renderings: those };
  }
  return { side: 'open', renderings };
}

function sideOf({ stance, lean }: CoveredStatement): Side {
  if (stance === 'leaves_open') return 'open';
  if (stance === 'asserts') return 'A';
  return stance === 'hedges' && lean === '+' ? 'L' : 'D';
}

/** One utterance's figures. Of two of one measure the one that says less counts; of two that say as much, the first published. */
function figuresOf(renderings: CoveredStatement[]): Quantity[] {
  const figures = new Map<string, Quantity>();
  for (const { quantity } of renderings) {
    const before = quantity && figures.get(quantity.measure);
    if (quantity && (!before || widthOf(quantity) > widthOf(before))) figures.set(quantity.measure, quantity);
  }
  return [...figures.values()];
}

/** A total order that does not depend on the order of recording. */
export function byPublication(one: CoveredStatement, other: CoveredStatement): number {
  const [a, b] = [earliest(one.publishedAt), earliest(other.publishedAt)];
  if (a !== b) return a < b ? -1 : 1;
  return one.statementId < other.statementId ? -1 : 1;
}
