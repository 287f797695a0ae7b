/** What an editor should see beside the status, each with the statements behind it. */
import type { FlagName } from '../vocabulary.js';
import { excludedIn } from './excluded-figures.js';
import type { Given } from './given-figures.js';
import type { HolderStance } from './holder-stance.js';
import { type Listed, mapped } from './listed.js';
import { firstNamed, type Rendering } from './rendering.js';
import type { Sides } from './sides.js';
import type { Spoken, Utterance } from './utterance.js';

export interface Flag {
  flag: FlagName;
  /** The act of speaking that raises it, by its own id, if it has one; undefined where a holder does. */
  utterance?: string | undefined;
  /** By this rendering it is told which utterance, or which holder. */
  naming: Rendering;
  /** The statements behind it. Asked for when the flag is shown, not at every moment. */
  renderings(): Rendering[];
}

/** The flags that utterances raise, each by itself; kept as they are heard. */
export class FlagsOfUtterances {
  private readonly raised = new Map<FlagName, Map<string, Flag>>();

  hear(utterance: Utterance): void {
    for (const of of this.raised.values()) of.delete(utterance.id);
    for (const flag of flagsOfUtterance(utterance)) {
      const of = this.raised.get(flag.flag) ?? new Map<string, Flag>();
      this.raised.set(flag.flag, of.set(utterance.id, flag));
    }
  }

  isRaised(flag: FlagName): boolean {
    return (this.raised.get(flag)?.size ?? 0) > 0;
  }

  of(flag: FlagName): Listed<Flag> {
    const of = this.raised.get(flag);
    return { total: of?.size ?? 0, first: (most) => firstNamed(of?.values() ?? [], most) };
  }
}

interface OfHolders {
  isRaised(sides: Sides): boolean;
  /** The holders that raise it. */
  of(sides: Sides): Iterable<HolderStance> & { size: number };
  /** Of one of them the statements behind it. */
  behind(stance: HolderStance, sides: Sides): Rendering[];
}

/** The flags that holders raise. */
const OF_HOLDERS: Partial<Record<FlagName, OfHolders>> = {
  quantity_conflict: {
    isRaised: ({ conflicts }) => conflicts.isAny,
    of: (sides) => new Set([...sides.withFigures].filter(({ key, given }) => given.some(isContradicted(key, sides)))),
    behind: ({ key, given }, sides) => given.filter(isContradicted(key, sides)).flatMap(({ renderings }) => renderings),
  },
  holder_figures_differ: {
    isRaised: ({ ofTwoFigures }) => ofTwoFigures.size > 0,
    of: ({ ofTwoFigures }) => ofTwoFigures,
    behind: withTwoFigures,
  },
  stance_changed: {
    isRaised: ({ turned }) => turned.size > 0,
    of: ({ turned }) => turned,
    behind: ({ spoken, standing }) => sayingIn(spoken.lastTurn(standing)),
  },
  house_divided: {
    isRaised: ({ divided }) => divided.size > 0,
    of: ({ divided }) => divided,
    behind: ({ renderings }) => renderings,
  },
};

export function isRaised(flag: FlagName, { flags, sides }: Raising): boolean {
  return flags.isRaised(flag) || (OF_HOLDERS[flag]?.isRaised(sides) ?? false);
}

/** One for each utterance or holder that raises it, in the order of publication; no two are named by one rendering. */
export function raisedBy(flag: FlagName, { flags, sides }: Raising): Listed<Flag> {
  const ofHolders = OF_HOLDERS[flag];
  if (!ofHolders) return flags.of(flag);
  const stances = ofHolders.isRaised(sides) ? ofHolders.of(sides) : new Set<HolderStance>();
  const named = { total: stances.size, first: (most: number) => firstNamed(stances, most) };
  return mapped(named, (stance) => ({
    flag,
    naming: stance.naming,
    renderings: () => ofHolders.behind(stance, sides),
  }));
}

interface Raising {
  flags: FlagsOfUtterances;
  sides: Sides;
}

/** Of one utterance: what its renderings show beside each other, those that count or all that stand. */
function flagsOfUtterance({ standing, counting, carried, naming, shown }: Utterance): Flag[] {
  if (!naming) return [];
  const flags: [FlagName, boolean, () => Rendering[]][] = [
    ['speakers_differ', shown.speakersDiffer, () => standing],
    ['renderings_differ', shown.renderingsDiffer, () => counting],
    ['headline_body_conflict', shown.headlinesConflict, () => shown.conflictingHeadlines()],
    ['carries_withdrawn_origin', carried.length > 0, () => carried],
  ];
  const { utterance } = naming.statement;
  return flags.flatMap(([flag, isSo, renderings]) => (isSo ? [{ flag, utterance, naming, renderings }] : []));
}

function isContradicted(holder: string, { conflicts }: Sides): (given: Given) => boolean {
  return ({ figure }) => conflicts.isContradicted(holder, figure);
}

function withTwoFigures({ given }: HolderStance): Rendering[] {
  const excluded = new Set(excludedIn(given.map(({ figure }) => figure)));
  return given.filter(({ figure }) => excluded.has(figure)).flatMap(({ renderings }) => renderings);
}

function sayingIn(spoken: Spoken[]): Rendering[] {
  return spoken.flatMap(({ saying }) => saying.renderings);
}
