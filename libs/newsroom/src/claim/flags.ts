/** What an editor should see beside the status, each with the statements behind it. */
import { groupedBy } from '../grouped-by.js';
import type { FlagName } from '../vocabulary.js';
import type { ClaimStatement } from './claim.js';
import { conflicting, isSameFigure } from './figures.js';
import { nameDifferently } from './first-hand.js';
import { campOf, type Position } from './positions.js';
import type { Quantity } from './quantity.js';
import type { Utterance } from './utterance.js';

export interface Flag {
  flag: FlagName;
  /** Asked for when the flag is shown, not at every moment. */
  statements(): ClaimStatement[];
}

/** Of one utterance: what its renderings that stand show beside each other. */
export function flagsOfUtterance({ standing, carried }: Utterance): Flag[] {
  const headlines = conflictingHeadlines(standing);
  return raised([
    ['speakers_differ', nameDifferently(standing), () => standing],
    ['renderings_differ', differ(standing), () => standing],
    ['headline_body_conflict', headlines.length > 0, () => headlines],
    ['carries_withdrawn_origin', carried.length > 0, () => carried],
  ]);
}

/** Of holders, and of those who speak for others, beside each other. */
export function flagsOfPositions(positions: Position[], speakers: Position[]): Flag[] {
  const figures: Quantity[] = [];
  for (const position of positions) figures.push(...position.figures);
  const inConflict = conflicting(figures);
  const turned = positions.filter(({ turnedFrom }) => turnedFrom.length > 0);
  const atOdds = divided(speakers);
  return raised([
    ['quantity_conflict', inConflict.size > 0, () => withFigures(positions, inConflict)],
    [
      'stance_changed',
      turned.length > 0,
      () => turned.flatMap(({ turnedFrom, renderings }) => [...turnedFrom, ...renderings]),
    ],
    ['house_divided', atOdds.length > 0, () => atOdds.flatMap(({ renderings }) => renderings)],
  ]);
}

function raised(flags: [FlagName, boolean, Flag['statements']][]): Flag[] {
  return flags.flatMap(([flag, isRaised, statements]) => (isRaised ? { flag, statements } : []));
}

function withFigures(positions: Position[], figures: Set<Quantity>): ClaimStatement[] {
  return positions.flatMap(({ renderings }) =>
    renderings.filter(({ quantity }) => quantity !== undefined && figures.has(quantity)),
  );
}

/** Rendered with different stances or with different figures of one measure. */
function differ(renderings: ClaimStatement[]): boolean {
  const [first] = renderings;
  if (renderings.some(({ stance, lean }) => stance !== first?.stance || lean !== first.lean)) return true;
  const figures = groupedBy(
    renderings.flatMap(({ quantity }) => quantity ?? []),
    ({ measure }) => measure,
  );
  return [...figures.values()].some(([one, ...others]) => others.some((other) => one && !isSameFigure(one, other)));
}

/** A headline that commits to what its text does not; or that has the words another way than the rest of its report. */
function conflictingHeadlines(renderings: ClaimStatement[]): ClaimStatement[] {
  const framedSo = renderings.filter(isFramedSo);
  const reports = renderings.some(({ place }) => place === 'headline')
    ? [...groupedBy(renderings, ({ reportId }) => reportId).values()]
    : [];
  const renderedSo = reports.filter((ofReport) => {
    const headlines = ofReport.filter(({ place }) => place === 'headline');
    return headlines.some((headline) => ofReport.some((one) => isOtherStance(headline, one)));
  });
  return [...new Set([...framedSo, ...renderedSo.flat()])];
}

function isFramedSo({ framing: { headline, body } }: ClaimStatement): boolean {
  if (headline !== 'asserts' && headline !== 'denies') return false;
  return body !== headline && body !== 'silent' && body !== 'unknown';
}

function isOtherStance(headline: ClaimStatement, other: ClaimStatement): boolean {
  return other.place !== 'headline' && (other.stance !== headline.stance || other.lean !== headline.lean);
}

/** Those who speak for the same and stand in different camps. */
function divided(speakers: Position[]): Position[] {
  const clear = speakers.filter((speaker) => campOf(speaker) !== undefined);
  const houses = groupedBy(clear, ({ key }) => key.slice(0, key.indexOf('\n')));
  return [...houses.values()].filter((house) => new Set(house.map(campOf)).size > 1).flat();
}
