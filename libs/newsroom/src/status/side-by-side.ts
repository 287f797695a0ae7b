/**
 * What a holder says that stands side by side, and what that comes to: of several the most committal counts, unless they
 * are on both sides. Kept while what it says more stands beside all of it. Rule 3 of the status.
 */
import { type AllSpoken, campOf, isHeardFirst } from './all-spoken.js';
import type { Made } from './later.js';
import { byPublication, isPublishedBefore, type Rendering, type Side } from './rendering.js';
import type { Spoken } from './utterance.js';

export class SideBySide {
  /** Do any of them give a figure? */
  hasFigures: boolean;
  private readonly all: Those;
  private readonly asserting: Those;
  private readonly leaning: Those;
  private readonly against: Those;
  /** To deny or dispute commits to more than to lean against it. */
  private readonly firm: Those;
  private readonly onBothSides: Those;
  private readonly open: Those;
  private readonly speakers = { for: new Set<string>(), against: new Set<string>() };
  /** The dated one that ended first, and of the others the one that was published first. */
  private dated: Spoken | undefined;
  private undated: Spoken | undefined;

  /** First published first. */
  constructor(readonly standing: Spoken[]) {
    const on = (holds: (one: Spoken) => boolean) => new Those(standing.filter(holds));
    this.all = new Those(standing);
    this.asserting = on(({ side }) => side === 'A');
    this.leaning = on(({ side }) => side === 'L');
    this.against = on(({ side }) => side === 'D');
    this.firm = on(isFirm);
    this.onBothSides = on(isOnASide);
    this.open = on(({ side }) => side === 'open');
    this.hasFigures = standing.some(({ figures }) => !figures.isEmpty);
    for (const one of standing) this.note(one);
  }

  /** Takes one that was said after all of them, and stands beside each; false where it does not. It is among `spoken`. */
  take(one: Spoken, spoken: AllSpoken): boolean {
    const last = this.standing.at(-1);
    const [first] = one.saying.renderings;
    if (!last || !first || !isHeardFirst(last, one) || !this.all.isBefore(first)) return false;
    if (spoken.isPushedAside(one)) return false;
    if ([this.dated, this.undated].some((other) => other && spoken.isLater(one, other))) return false;
    this.standing.push(one);
    for (const those of this.listsOf(one)) those.add(one);
    this.hasFigures ||= !one.figures.isEmpty;
    this.note(one);
    return true;
  }

  comesTo(): { side: Side; those: Those } {
    const { asserting, leaning, against, firm, open } = this;
    if (asserting.size + leaning.size > 0 && against.size > 0) return { side: 'unclear', those: this.onBothSides };
    if (asserting.size > 0) return { side: 'A', those: asserting };
    if (leaning.size > 0) return { side: 'L', those: leaning };
    if (against.size > 0) return { side: 'D', those: firm.size > 0 ? firm : against };
    return open.size > 0 ? { side: 'open', those: open } : { side: 'unclear', those: this.all };
  }

  /** Do two who speak for it, or one and itself, stand for and against? */
  get isDivided(): boolean {
    const { for: those, against: others } = this.speakers;
    if (those.size === 0 || others.size === 0) return false;
    return those.size > 1 || others.size > 1 || [...those].some((one) => !others.has(one));
  }

  private listsOf(one: Spoken): Those[] {
    const { side } = one;
    const lists = [this.all];
    if (side === 'A') lists.push(this.asserting);
    if (side === 'L') lists.push(this.leaning);
    if (side === 'D') lists.push(this.against);
    if (isFirm(one)) lists.push(this.firm);
    if (isOnASide(one)) lists.push(this.onBothSides);
    if (side === 'open') lists.push(this.open);
    return lists;
  }

  private note(one: Spoken): void {
    const camp = campOf(one);
    if (camp === 'for' || camp === 'against') this.speakers[camp].add(one.naming.speaker);
    const { said, published } = one.made;
    if (!said) this.undated = this.undated && this.undated.made.published <= published ? this.undated : one;
    else this.dated = this.dated && (this.dated.made.said?.to ?? Infinity) <= said.to ? this.dated : one;
  }
}

/** Some of them, and what they say together. */
export class Those {
  /** What they say, first published first. */
  renderings: Rendering[];
  /** The rendering that names the speaker of the first. */
  naming: Rendering | undefined;
  isDenial: boolean;
  /** When those were made that own up, and those that deny it, of an implicated party. */
  owningUp: Made[];
  owningNothing: Made[];
  size: number;
  /** Of one alone what it says is its own list. */
  private isShared: boolean;

  constructor(spoken: Spoken[]) {
    const [only] = spoken;
    this.size = spoken.length;
    this.isShared = spoken.length === 1;
    this.renderings =
      only && this.isShared ? only.saying.renderings : byPublication(spoken.flatMap(({ saying }) => saying.renderings));
    this.naming = spoken.find(({ saying }) => saying.renderings[0] === this.renderings[0])?.naming;
    this.isDenial = spoken.some(({ saying }) => saying.isDenial);
    this.owningUp = spoken.filter(({ saying }) => saying.ownsUp).map(({ made }) => made);
    this.owningNothing = spoken.filter(({ saying }) => saying.ownsNothing).map(({ made }) => made);
  }

  isBefore(one: Rendering): boolean {
    const last = this.renderings.at(-1);
    return !last || isPublishedBefore(last, one);
  }

  add({ saying, made, naming }: Spoken): void {
    if (this.isShared) this.renderings = this.renderings.slice();
    this.isShared = false;
    for (const one of saying.renderings) this.renderings.push(one);
    this.naming ??= naming;
    this.isDenial ||= saying.isDenial;
    // Whoever stood so before keeps what he has.
    if (saying.ownsUp) this.owningUp = [...this.owningUp, made];
    if (saying.ownsNothing) this.owningNothing = [...this.owningNothing, made];
    this.size += 1;
  }
}

function isFirm({ side, saying }: Spoken): boolean {
  return side === 'D' && saying.isFirm;
}

function isOnASide({ side }: Spoken): boolean {
  return side === 'A' || side === 'L' || side === 'D';
}
