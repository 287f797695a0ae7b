/** What renderings of one utterance come to: the least committal say its side. Kept as they are printed, one after the other. */
import type { Rendering, Side } from './rendering.js';

/** Renderings side by side, and what any of them does. */
export class Saying {
  /** First published first. */
  readonly renderings: Rendering[] = [];
  /** To deny or dispute commits to more than to lean against it. */
  isFirm = false;
  isDenial = false;
  ownsUp = false;
  ownsNothing = false;

  add(one: Rendering): void {
    this.renderings.push(one);
    this.isFirm ||= one.commitment === 2;
    this.isDenial ||= one.isDenial;
    this.ownsUp ||= one.ownsUp;
    this.ownsNothing ||= one.ownsNothing;
  }
}

export class Committal {
  readonly all = new Saying();
  private least = new Saying();
  private isFor = false;
  private isAgainst = false;

  /** Each is published after the last. */
  add(one: Rendering): void {
    this.all.add(one);
    if (one.side === 'D') this.isAgainst = true;
    else if (one.side !== 'open') this.isFor = true;
    const [first = one] = this.least.renderings;
    if (one.commitment < first.commitment) this.least = new Saying();
    if (one.commitment <= first.commitment) this.least.add(one);
  }

  /** Leaves open, then hedges, then the rest; where none leaves it open, renderings on both sides count as neither. */
  comesTo(): { side: Side; saying: Saying } {
    const [first] = this.least.renderings;
    const isUnclear = !first || (first.commitment > 0 && this.isFor && this.isAgainst);
    return isUnclear ? { side: 'unclear', saying: this.all } : { side: first.side, saying: this.least };
  }
}
