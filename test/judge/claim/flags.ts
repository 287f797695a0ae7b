/** What an editor should see beside the status: the flags of design section 5, each with the statements behind it. */
import { type Amount, amountOf, areOneFigure, exclude } from './amounts.js';
import { differs, givenBy } from './figures.js';
import type { Heard } from './heard.js';
import { houseOf, nameOf, speakerOf } from './holders.js';
import type { OnFile, Said } from './on-file.js';
import { type Holder, isAgainst, isFor, isLater, stanceOf, type Utterance } from './utterances.js';

/** By which act of speaking, or by which holder. */
export interface Raised {
  flag: string;
  of: string;
}

const OF_HOLDERS = ['quantity_conflict', 'holder_figures_differ', 'stance_changed', 'house_divided'];

/** In the order of the vocabulary. */
export function raisedIn({ file, whyNot, takenBack }: Heard, utterances: Utterance[], holders: Holder[]): Raised[] {
  const given = holders.flatMap(givenBy);
  const isThere = (one: Said) => !['retracted', 'suspended'].includes(whyNot.get(one.statementId) ?? '');
  const there = (one: Utterance) => one.renderings.filter(isThere);
  const isWithoutOrigin = (one: Said) => isThere(one) && takenBack.has(one.statementId);
  const excludesAnother = ({ key }: Holder) =>
    given.some((one) => one.key === key && given.some((its) => its.key !== key && exclude(one.amount, its.amount)));
  const spoken = (flag: string, isRaised: (one: Utterance) => boolean) =>
    utterances.filter(isRaised).map(({ name }) => ({ flag, of: name }));
  const held = (flag: string, isRaised: (one: Holder) => boolean) =>
    holders.filter(isRaised).map(({ key }) => ({ flag, of: key }));
  return [
    ...held('quantity_conflict', excludesAnother),
    ...held('holder_figures_differ', (holder) => differs(givenBy(holder))),
    ...spoken('speakers_differ', (one) => areOfSeveral(there(one), file)),
    ...spoken('renderings_differ', ({ counting }) => areAtOdds(counting)),
    ...spoken('headline_body_conflict', (one) => there(one).some(isFramedApart) || isHeadlineApart(there(one))),
    ...spoken('carries_withdrawn_origin', ({ renderings }) => renderings.some(isWithoutOrigin)),
    ...held('stance_changed', hasChanged),
    ...held('house_divided', (holder) => isDivided(holder, file)),
  ];
}

export function isOfAHolder(flag: string): boolean {
  return OF_HOLDERS.includes(flag);
}

/** Whoever speaks for another may be named as the other. */
function areOfSeveral(renderings: Said[], file: OnFile): boolean {
  const named = renderings.map((said) => ({ name: nameOf(said, file), house: houseOf(said, file) }));
  return named.some((one) =>
    named.some((other) => one.name !== other.name && one.house !== other.name && other.house !== one.name),
  );
}

/** In their stance, or in the figure of a measure. */
function areAtOdds(counting: Said[]): boolean {
  if (new Set(counting.map(stanceOf)).size > 1) return true;
  const figures = new Map<string, Amount>();
  return counting.some(({ quantity }) => {
    if (!quantity) return false;
    const amount = amountOf(quantity);
    const before = figures.get(quantity.measure) ?? amount;
    figures.set(quantity.measure, before);
    return !areOneFigure(before, amount);
  });
}

function isFramedApart({ framing: { headline, body } }: Said): boolean {
  return ['asserts', 'denies'].includes(headline) && body !== headline && !['silent', 'unknown'].includes(body);
}

/** One report has another stance of one utterance in its headline than elsewhere. */
function isHeadlineApart(renderings: Said[]): boolean {
  return renderings.some(
    (one) =>
      one.place === 'headline' &&
      renderings.some(
        (other) => other.reportId === one.reportId && other.place !== 'headline' && stanceOf(other) !== stanceOf(one),
      ),
  );
}

/** What stands is later than what was said on another side. */
function hasChanged({ spoken, standing }: Holder): boolean {
  return standing.some((one) => spoken.some((other) => isLater(one, other) && areApart(one, other)));
}

function areApart(one: Utterance, other: Utterance): boolean {
  const [side, before] = [sideOf(one), sideOf(other)];
  return side !== undefined && before !== undefined && side !== before;
}

function sideOf({ position }: Utterance): string | undefined {
  if (position === 'neither') return undefined;
  if (position === 'leaves_open') return position;
  return isFor(position) ? 'for' : 'against';
}

/** Two who speak for one house, or one and itself, stand on different sides, and neither is later. */
function isDivided({ standing }: Holder, file: OnFile): boolean {
  return standing.some(
    (one) =>
      isFor(one.position) &&
      standing.some((other) => isAgainst(other.position) && speakerIn(one, file) !== speakerIn(other, file)),
  );
}

function speakerIn({ naming }: Utterance, file: OnFile): string {
  return speakerOf(naming, file);
}
