/** What an editor should see beside the status, each with the statements behind it. */
import type { FlagName } from '../vocabulary.js';
import { excludedIn } from './excluded-figures.js';
import type { HolderStance } from './holder-stance.js';
import type { Rendering } from './rendering.js';
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

  of(flag: FlagName): Flag[] {
    return [...(this.raised.get(flag)?.values() ?? [])];
  }
}

interface OfHolders {
  isRaised(sides: Sides): boolean;
  /** Of each holder that raises it, the statements behind it. */
  each(sides: Sides): [HolderStance, () => Rendering[]][];
}

/** The flags that holders raise. */
const OF_HOLDERS: Partial<Record<FlagName, OfHolders>> = {
  quantity_conflict: { isRaised: ({ conflicts }) => conflicts.isAny, each: withConflicts },
  holder_figures_differ: {
    isRaised: ({ ofTwoFigures }) => ofTwoFigures.size > 0,
    each: ({ ofTwoFigures }) => [...ofTwoFigures].map((stance) => [stance, () => withTwoFigures(stance)]),
  },
  stance_changed: {
    isRaised: ({ turned }) => turned.size > 0,
    each: ({ turned }) =>
      [...turned].map((stance) => [stance, () => sayingIn(stance.spoken.lastTurn(stance.standing))]),
  },
  house_divided: {
    isRaised: ({ divided }) => divided.size > 0,
    each: ({ divided }) => [...divided].map((stance) => [stance, () => stance.renderings]),
  },
};

export function isRaised(flag: FlagName, { flags, sides }: Raising): boolean {
  return flags.isRaised(flag) || (OF_HOLDERS[flag]?.isRaised(sides) ?? false);
}

/** One for each utterance or holder that raises it. */
export function raisedBy(flag: FlagName, { flags, sides }: Raising): Flag[] {
  const ofHolders = OF_HOLDERS[flag]?.isRaised(sides) ? OF_HOLDERS[flag].each(sides) : [];
  return [...flags.of(flag), ...ofHolders.map(([{ naming }, renderings]) => ({ flag, naming, renderings }))];
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

function withConflicts({ withFigures, conflicts }: Sides): ReturnType<OfHolders['each']> {
  return [...withFigures].flatMap((stance): [HolderStance, () => Rendering[]][] => {
    const those = stance.given.filter(({ figure }) => conflicts.isContradicted(stance.key, figure));
    return those.length > 0 ? [[stance, () => those.flatMap(({ renderings }) => renderings)]] : [];
  });
}

function withTwoFigures({ given }: HolderStance): Rendering[] {
  const excluded = new Set(excludedIn(given.map(({ figure }) => figure)));
  return given.filter(({ figure }) => excluded.has(figure)).flatMap(({ renderings }) => renderings);
}

function sayingIn(spoken: Spoken[]): Rendering[] {
  return spoken.flatMap(({ saying }) => saying.renderings);
}
