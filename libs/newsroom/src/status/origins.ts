/** Who counts as an asserting origin. Rule 4 of the status. */
import { RECORD_KEY } from '../fields/holder.js';
import { agreeingWith, type Backing } from './backing.js';
import type { Aside } from './dependents.js';
import { type HolderStance, surestOf } from './holder-stance.js';
import { type Listed, listed, mapped } from './listed.js';
import type { Rendering } from './rendering.js';
import type { Scene } from './scene.js';

interface Origins {
  asserting: Listed<HolderStance>;
  /** Is what anyone can look up one of them? */
  isDocumented: boolean;
  /** The statements that make them so, one of each. */
  because(): Listed<Rendering>;
}

/** Of those who assert it all, but on the quantity of another claim those whose figures agree with the leading one. */
export function originsAmong(affirming: Listed<HolderStance>, scene: Scene, aside: Aside): Origins {
  const record = scene.stanceOf(RECORD_KEY);
  const onRecord = record?.side === 'A' && !aside.has(record) ? record : undefined;
  const { backing } = scene.sides;
  if (!backing) return ofAll(affirming, onRecord !== undefined);
  if (backing.most === 0)
    return ofAll(onRecord ? listed(new Set([onRecord])) : firstOf(affirming), onRecord !== undefined);
  return backedIn(backing, onRecord);
}

function ofAll(asserting: Listed<HolderStance>, isDocumented: boolean): Origins {
  return { asserting, isDocumented, because: () => mapped(asserting, ({ renderings }) => surestOf(renderings)) };
}

/** Without a figure nobody bears another out. */
function firstOf({ total, first }: Listed<HolderStance>): Listed<HolderStance> {
  return { total: Math.min(total, 1), first: (most) => first(Math.min(most, 1)) };
}

function backedIn(backing: Backing, onRecord: HolderStance | undefined): Origins {
  // Whose they are is found when it is told; how many are known at every moment.
  const asserting = { total: backing.most, first: (most: number) => backing.leading()?.backers(most) ?? [] };
  const isDocumented = onRecord !== undefined && isLeading(onRecord, backing);
  return { asserting, isDocumented, because: () => leadingIn(backing) };
}

function isLeading(stance: HolderStance, backing: Backing): boolean {
  const leading = backing.leading();
  return leading !== undefined && agreeingWith(leading, stance).length > 0;
}

function leadingIn(backing: Backing): Listed<Rendering> {
  const leading = backing.leading();
  if (!leading) return { total: 0, first: () => [] };
  const citedFor = (stance: HolderStance) =>
    surestOf(agreeingWith(leading, stance).flatMap(({ renderings }) => renderings));
  return { total: backing.most, first: (most) => leading.backers(most).map(citedFor) };
}

/** Those whose figures another's exclude, each by one that does. */
export function contestedIn(backing: Backing): Listed<Rendering> {
  const cited = backing.contesting().map(({ figures }) => surestOf(figures.flatMap(({ renderings }) => renderings)));
  return { total: cited.length, first: (most) => cited.slice(0, most) };
}
