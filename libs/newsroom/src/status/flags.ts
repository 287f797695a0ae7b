/** What an editor should see beside the status, each with the statements behind it. */
import { groupedBy } from './grouped-by.js';
import type { FlagName } from '../vocabulary.js';
import { excludedIn, isSameFigure } from './figures.js';
import { nameDifferently } from './first-hand.js';
import type { Houses } from './houses.js';
import type { HolderStance } from './holder-stance.js';
import type { Rendering } from './rendering.js';
import type { Sides } from './sides.js';
import type { Utterance } from './utterance.js';

export interface Flag {
  flag: FlagName;
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

  of(flag: FlagName): Flag[] {
    return [...(this.raised.get(flag)?.values() ?? [])];
  }
}

/** Of holders, and of those who speak for others, beside each other. */
export function flagsOfHolders({ sides, houses }: { sides: Sides; houses: Houses }): Flag[] {
  const { conflicts, ofTwoFigures, turned } = sides;
  return raised([
    ['quantity_conflict', conflicts.isAny, () => withConflicts(sides)],
    ['holder_figures_differ', ofTwoFigures.size > 0, () => [...ofTwoFigures].flatMap(withTwoFigures)],
    ['stance_changed', turned.size > 0, () => [...turned].flatMap(changes)],
    ['house_divided', houses.isOneDivided, () => houses.divided().flatMap(({ renderings }) => renderings)],
  ]);
}

/** Of one utterance: what its renderings that stand show beside each other. */
function flagsOfUtterance({ standing, carried }: Utterance): Flag[] {
  const headlines = conflictingHeadlines(standing);
  return raised([
    ['speakers_differ', nameDifferently(standing), () => standing],
    ['renderings_differ', differ(standing), () => standing],
    ['headline_body_conflict', headlines.length > 0, () => headlines],
    ['carries_withdrawn_origin', carried.length > 0, () => carried],
  ]);
}

function raised(flags: [FlagName, boolean, Flag['renderings']][]): Flag[] {
  return flags.flatMap(([flag, isRaised, renderings]) => (isRaised ? { flag, renderings } : []));
}

function withConflicts({ withFigures, conflicts }: Sides): Rendering[] {
  return [...withFigures].flatMap(({ key, given }) =>
    given.filter(({ figure }) => conflicts.isContradicted(key, figure)).flatMap(({ renderings }) => renderings),
  );
}

function withTwoFigures({ given }: HolderStance): Rendering[] {
  const excluded = new Set(excludedIn(given.map(({ figure }) => figure)));
  return given.filter(({ figure }) => excluded.has(figure)).flatMap(({ renderings }) => renderings);
}

function changes({ turnedFrom, renderings }: HolderStance): Rendering[] {
  return [...turnedFrom.flatMap((one) => one.renderings), ...renderings];
}

/** Rendered with different stances or with different figures of one measure. */
function differ(renderings: Rendering[]): boolean {
  const [first] = renderings;
  if (!first || renderings.length < 2) return false;
  if (renderings.some(({ says }) => says !== first.says)) return true;
  const figures = groupedBy(
    renderings.flatMap(({ figure }) => figure ?? NONE),
    ({ quantity }) => quantity.measure,
  );
  return [...figures.values()].some(([one, ...others]) => others.some((other) => !isSameFigure(one, other)));
}

const NONE: [] = [];

/** A headline that commits to what its text does not; or that has the words another way than the rest of its report. */
function conflictingHeadlines(renderings: Rendering[]): Rendering[] {
  const framedSo = renderings.filter((one) => one.isFramedSo);
  if (!renderings.some(({ isInHeadline }) => isInHeadline)) return framedSo;
  const reports = groupedBy(renderings, ({ statement }) => statement.reportId);
  return [...new Set([...framedSo, ...[...reports.values()].filter(saysOtherwiseInHeadline).flat()])];
}

/** If any two differ, one in the headline differs from one that is not: from whichever of these the two are. */
function saysOtherwiseInHeadline(ofReport: Rendering[]): boolean {
  const inHeadline = ofReport.filter(({ isInHeadline }) => isInHeadline).length;
  if (inHeadline === 0 || inHeadline === ofReport.length) return false;
  return ofReport.some(({ says }) => says !== ofReport[0]?.says);
}
