/**
 * A claim's story as it unfolds on the published clock: takes what takes effect, moment by moment, and hears anew only
 * those utterances, and weighs anew only those holders, that it touches. It must always say what `sceneInSteps` says; a law
 * holds it to that. When a claim has grown at its end, only what is new is taken; when something came to it before that, or
 * is understood otherwise, it goes back to where that is told, and on from there.
 */
import type { Claim, ClaimStatement } from '../claim/claim.js';
import { isPublishedBefore, isRetractedBy, type Rendering, renderingOf } from './rendering.js';
import { heardOn, utteranceInSteps, utteranceOf } from './utterance.js';
import { type Effect, effectsOf, newEffects, type Retelling, toRetell } from './effects.js';
import { groupedBy } from './grouped-by.js';
import { Movement } from './movement.js';
import { Ordered } from './ordered.js';
import { Scene } from './scene.js';

export class Unfolding {
  /** As it is after the last moment that was taken. */
  readonly scene: Scene;
  /** Of the last moment that was taken. */
  movement = new Movement();
  private readonly renderings = new Map<string, Ordered<Rendering>>();
  /** First to last. */
  private readonly taken: Taken[] = [];
  /** How many statements each outlet has on it. */
  private readonly carried = new Map<string, number>();

  constructor(private claim: Claim) {
    this.scene = new Scene(claim);
  }

  /** What is new in the claim since: the effects to take next, or undefined if its past has changed. */
  growth(claim: Claim): Effect[] | undefined {
    return newEffects(this.claim, claim, this.last?.moment ?? -Infinity);
  }

  /** What is told otherwise than it was, and from when on; undefined if that is all of it. */
  retelling(claim: Claim): Retelling | undefined {
    return toRetell(this.claim, claim);
  }

  /** Of what was taken last; undefined if nothing was. */
  get last(): { moment: number; ordinal: number } | undefined {
    return this.taken.at(-1);
  }

  /** How much of what was taken took effect at a moment or behind it, and how much before. */
  around(moment: number): { behind: number; before: number } {
    let [from, to] = [0, this.taken.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.taken[middle]?.moment ?? Infinity) < moment) from = middle + 1;
      else to = middle;
    }
    return { behind: this.taken.length - from, before: from };
  }

  /** Goes back to before a moment, a step for each utterance that is heard as it was. Gives the statements of which that is not told any more. */
  *goBack(moment: number): Generator<undefined, Map<string, ClaimStatement>> {
    const undone = this.taken.splice(this.around(moment).before);
    const heardBy = this.last?.moment ?? -Infinity;
    this.movement = new Movement();
    for (const [id, those] of groupedBy(undone, ({ utterance }) => utterance)) {
      yield undefined;
      const known = this.renderings.get(id);
      for (const { published } of those) {
        if (!published) continue;
        known?.delete(published);
        this.carry(published, -1);
      }
      const renderings = known?.all() ?? [];
      if (renderings.length > 0) this.scene.hear(yield* utteranceInSteps(heardBy, renderings));
      else {
        this.scene.forget(id);
        this.renderings.delete(id);
      }
    }
    // The last of them has what came of a statement since.
    return new Map(undone.map(({ statement }) => [statement.statementId, statement]));
  }

  /**
   * Goes on with what the claim has become, a step for each effect and for each utterance that is heard anew. Each moment
   * that is taken is not before the last, and is told once all of it was heard.
   */
  *take(claim: Claim, effects: Effect[]): Generator<number | undefined> {
    this.claim = claim;
    for (const those of byMoment(effects)) {
      const moment = those[0]?.moment ?? -Infinity;
      this.movement.begin(moment, those);
      for (const [id, further] of inOrder(yield* this.touched(those))) {
        const before = this.scene.utterances.get(id);
        const utterance =
          before && further && !before.isTakenBack
            ? heardOn(moment, further, before)
            : yield* utteranceInSteps(moment, this.renderings.get(id)?.all() ?? [], before);
        this.movement.note(utterance, this.scene);
        this.scene.hear(utterance);
        yield undefined;
      }
      yield moment;
    }
  }

  /**
   * The utterances of these statements, which are put in the place of what they were; with what is printed of each at its
   * end, if nothing else has become of it.
   */
  private *touched(effects: Effect[]): Generator<undefined, Map<string, Rendering[] | undefined>> {
    const touched = new Map<string, Rendering[] | undefined>();
    const { moment: before, ordinal: last = -1 } = this.last ?? {};
    for (const { moment, statement, isPublication } of effects) {
      yield undefined;
      const id = utteranceOf(statement);
      const known = this.renderings.get(id) ?? new Ordered<Rendering>(isPublishedBefore);
      const rendering = renderingOf(statement, this.claim.identifications);
      // What takes effect before its publication is seen when that comes.
      const ordinal = moment === before ? last : last + 1;
      this.taken.push({ moment, ordinal, utterance: id, statement, published: isPublication ? rendering : undefined });
      const wasOut = known.delete(rendering);
      if (!wasOut && !isPublication) continue;
      const isLast = !known.last || isPublishedBefore(known.last, rendering);
      known.add(rendering);
      this.renderings.set(id, known);
      if (isPublication) this.carry(rendering, 1);
      const further = touched.has(id) ? touched.get(id) : [];
      const isFurther = !wasOut && isLast && !isRetractedBy(rendering, moment);
      if (isFurther) further?.push(rendering);
      touched.set(id, isFurther ? further : undefined);
    }
    return touched;
  }

  private carry({ statement: { outletId } }: Rendering, by: 1 | -1): void {
    const count = (this.carried.get(outletId) ?? 0) + by;
    this.carried.set(outletId, count);
    if (count > 0) this.scene.outlets.add(outletId);
    else this.scene.outlets.delete(outletId);
  }
}

interface Taken {
  moment: number;
  /** Of the moments that were taken. */
  ordinal: number;
  utterance: string;
  statement: ClaimStatement;
  /** As it was put among the renderings, if it was published so. */
  published: Rendering | undefined;
}

/** What is said at once is heard in the order in which it would stand: each behind what stands already. */
function inOrder<T>(touched: Map<string, T>): [string, T][] {
  return [...touched].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A new story from its beginning. */
export function unfold(claim: Claim): { unfolding: Unfolding; effects: Effect[] } {
  return { unfolding: new Unfolding(claim), effects: claim.statements.flatMap(effectsOf) };
}

/** First to last, what takes effect at once together. */
function byMoment(effects: Effect[]): Effect[][] {
  const moments: Effect[][] = [];
  for (const effect of effects.toSorted((one, other) =>
    one.moment < other.moment ? -1 : Number(one.moment > other.moment),
  )) {
    const last = moments.at(-1);
    if (last && last[0]?.moment === effect.moment) last.push(effect);
    else moments.push([effect]);
  }
  return moments;
}
