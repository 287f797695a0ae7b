/** How one utterance was heard by a moment: its renderings that were published by then, and who has taken it back. */
import { whyNotStanding } from './counting.js';
import { isRetractedBy, type Rendering } from './rendering.js';
import { Ways } from './way.js';

export class Hearing {
  readonly byItsHolder: boolean;
  /** Since when anybody has taken it back; Infinity while nobody has. */
  readonly takenBackSince: number;
  private readonly byOutlets: ReadonlySet<string>;
  private known: Ways | undefined;
  private readonly through = new Map<string, { renderings: ReadonlySet<Rendering>; printedAnew: number }>();

  /** `renderings` are in the order of publication. */
  constructor(
    readonly renderings: Rendering[],
    readonly moment: number,
  ) {
    const ended = renderings.filter((one) => isRetractedBy(one, moment));
    const byOutlets = ended.filter(isTakenBack);
    const byItsHolder = ended.filter(isByItsHolder);
    this.byItsHolder = byItsHolder.length > 0;
    this.byOutlets = new Set(byOutlets.map(({ statement }) => statement.outletId));
    this.takenBackSince = [...byOutlets, ...byItsHolder].reduce(
      (since, { published, retracted = published }) => Math.min(since, Math.max(published, retracted)),
      Infinity,
    );
  }

  get isTakenBack(): boolean {
    return this.takenBackSince < Infinity;
  }

  /** As it was heard by an earlier moment. */
  asOf(moment: number): Hearing {
    if (moment >= this.moment) return this;
    return new Hearing(
      this.renderings.filter(({ published }) => published <= moment),
      moment,
    );
  }

  /**
   * The outlet that has taken the utterance back, if the rendering came through it. An outlet that prints the utterance
   * anew, such as in its corrected version, vouches for what came through it from then on.
   */
  originWithdrawnBy(rendering: Rendering): string | undefined {
    if (this.byOutlets.size === 0) return undefined;
    const outlets = [...new Set(this.ways.outletsBehind(rendering))].filter((outlet) => this.byOutlets.has(outlet));
    return outlets.sort().find((outlet) => {
      const { renderings, printedAnew } = this.thatCameThrough(outlet);
      return renderings.has(rendering) && rendering.published < printedAnew;
    });
  }

  private get ways(): Ways {
    return (this.known ??= new Ways(this.renderings));
  }

  private thatCameThrough(outlet: string) {
    const known = this.through.get(outlet);
    if (known) return known;
    const found = { renderings: this.ways.through(outlet), printedAnew: this.printedAnew(outlet) };
    this.through.set(outlet, found);
    return found;
  }

  /** When the outlet first printed it after it last took it back; Infinity if it has not. */
  private printedAnew(outlet: string): number {
    const its = this.ways.of(outlet);
    const ends = its.filter((one) => isRetractedBy(one, this.moment)).map(({ retracted = -Infinity }) => retracted);
    const since = ends.reduce((last, end) => Math.max(last, end), -Infinity);
    const anew = its.find((one) => one.published >= since && (whyNotStanding(one, this) ?? one.whyNever) === undefined);
    return anew?.published ?? Infinity;
  }
}

/** Has its own outlet corrected or withdrawn it? What an editor finds misrendered, its outlet still stands by. */
function isTakenBack({ statement: { retraction } }: Rendering): boolean {
  return retraction?.why === 'report_corrected' || retraction?.why === 'report_withdrawn';
}

function isByItsHolder({ statement: { retraction } }: Rendering): boolean {
  return retraction?.why === 'holder_retracted';
}
