/**
 * All that one holder has said, kept as it is heard: what of it stands, for nothing is later, and what the holder has
 * turned from. Among dated utterances who ended first is pushed aside first, and so is who was published first among the
 * others: what stands is at the end of both orders.
 */
import { isLater, isLaterOnRecord } from './later.js';
import { Ordered } from './ordered.js';
import { RECORD_KEY } from '../fields/holder.js';
import type { Side } from './rendering.js';
import type { Spoken } from './utterance.js';

/** Asserting and leaning to a claim are one camp; contradictory words are in none. */
export type Camp = 'for' | 'against' | 'open';

export function campOf({ side }: { side: Side }): Camp | undefined {
  if (side === 'unclear') return undefined;
  if (side === 'open') return 'open';
  return side === 'D' ? 'against' : 'for';
}

export class AllSpoken implements Iterable<Spoken> {
  private readonly all = new Order();
  private readonly camps = new Map<Camp, Order>();
  private readonly latestStart = new Ordered<Spoken>(startsBefore);

  constructor(private readonly key: string) {}

  get size(): number {
    return this.all.dated.size + this.all.undated.size;
  }

  add(one: Spoken): void {
    for (const order of this.ordersOf(one)) order.add(one);
    if (one.made.said) this.latestStart.add(one);
  }

  delete(one: Spoken): void {
    for (const order of this.ordersOf(one)) order.delete(one);
    if (one.made.said) this.latestStart.delete(one);
  }

  *[Symbol.iterator](): Generator<Spoken> {
    yield* this.all.dated;
    yield* this.all.undated;
  }

  isLater(one: Spoken, other: Spoken): boolean {
    return this.key === RECORD_KEY ? isLaterOnRecord(one.made, other.made) : isLater(one.made, other.made);
  }

  /** Those than which none is later, first published first. */
  standing(): Spoken[] {
    const standing: Spoken[] = [];
    for (const order of [this.all.dated, this.all.undated])
      for (const one of order.backwards()) {
        // Whatever is before it ended, or was published, no later.
        if (this.isPushedAside(one)) break;
        standing.push(one);
      }
    return standing.sort((one, other) => (isHeardFirst(one, other) ? -1 : 1));
  }

  /** Is anything later? If so, the dated one that began last is, or of the others the one that was published last. */
  isPushedAside(one: Spoken): boolean {
    const [latest, lastHeard] = [this.latestStart.last, this.all.undated.last];
    return (
      (latest !== undefined && this.isLater(latest, one)) || (lastHeard !== undefined && this.isLater(lastHeard, one))
    );
  }

  /** Is it later than something on another side? */
  isTurn(one: Spoken): boolean {
    return [...this.camps].some(
      ([camp, { dated, undated }]) =>
        isElsewhere(one, camp) && [dated.first, undated.first].some((other) => other && this.isLater(one, other)),
    );
  }

  /** Is one of what stands later than something on another side? */
  hasTurned(standing: Spoken[]): boolean {
    return this.turns(standing).some(({ from, foremost }) =>
      [from.dated.first, from.undated.first].some((one) => one && foremost.some((now) => this.isLater(now, one))),
    );
  }

  /** What was last said on another side before, and what stands that is later; first published first. */
  lastTurn(standing: Spoken[]): Spoken[] {
    const last = this.turns(standing).flatMap(({ camp, from, foremost }) => {
      const isBefore = (one: Spoken) => foremost.some((now) => this.isLater(now, one));
      return [from.dated, from.undated].flatMap((order) => ({ camp, those: lastOf(order.upTo(isBefore)) }));
    });
    const isLast = ({ those: [one] }: (typeof last)[number]) =>
      one && !last.some(({ those }) => those.some((other) => this.isLater(other, one)));
    const left = last.filter(isLast);
    const turned = standing.filter((now) =>
      left.some(({ camp, those: [one] }) => one && isElsewhere(now, camp) && this.isLater(now, one)),
    );
    return [...left.flatMap(({ those }) => those), ...turned].sort((one, other) => (isHeardFirst(one, other) ? -1 : 1));
  }

  /** By camp, what of that stands on other sides is later than most: the dated that began last, and any other. */
  private turns(standing: Spoken[]): { camp: Camp; from: Order; foremost: Spoken[] }[] {
    if (standing.length === this.size) return [];
    return [...this.camps].flatMap(([camp, from]) => {
      const elsewhere = standing.filter((one) => isElsewhere(one, camp));
      const dated = elsewhere.filter(({ made }) => made.said).reduce(startsLast, undefined);
      const undated = elsewhere.find(({ made }) => !made.said);
      const foremost = [dated, undated].flatMap((one) => one ?? []);
      return foremost.length > 0 ? [{ camp, from, foremost }] : [];
    });
  }

  private ordersOf(one: Spoken): Order[] {
    const camp = campOf(one);
    if (camp === undefined) return [this.all];
    const its = this.camps.get(camp) ?? new Order();
    this.camps.set(camp, its);
    return [this.all, its];
  }
}

class Order {
  readonly dated = new Ordered<Spoken>(endsBefore);
  readonly undated = new Ordered<Spoken>(isHeardFirst);

  add(one: Spoken): void {
    (one.made.said ? this.dated : this.undated).add(one);
  }

  delete(one: Spoken): void {
    (one.made.said ? this.dated : this.undated).delete(one);
  }
}

/** Those at the end that nothing tells apart: it said them at once. */
function lastOf(backwards: Iterable<Spoken>): Spoken[] {
  const last: Spoken[] = [];
  for (const one of backwards) {
    if (last[0] && placeOf(last[0]) !== placeOf(one)) break;
    last.push(one);
  }
  return last;
}

function placeOf({ made: { said, published } }: Spoken): number {
  return said ? said.to : published;
}

function isElsewhere(one: Spoken, camp: Camp): boolean {
  const its = campOf(one);
  return its !== undefined && its !== camp;
}

function startsLast(last: Spoken | undefined, one: Spoken): Spoken {
  return last && startsBefore(one, last) ? last : one;
}

function startsBefore(one: Spoken, other: Spoken): boolean {
  const [start, its] = [one.made.said?.from ?? -Infinity, other.made.said?.from ?? -Infinity];
  return start < its || (start === its && one.utterance < other.utterance);
}

function endsBefore(one: Spoken, other: Spoken): boolean {
  const [end, its] = [one.made.said?.to ?? -Infinity, other.made.said?.to ?? -Infinity];
  return end < its || (end === its && one.utterance < other.utterance);
}

export function isHeardFirst(one: Spoken, other: Spoken): boolean {
  const [heard, its] = [one.made.published, other.made.published];
  return heard < its || (heard === its && one.utterance < other.utterance);
}
