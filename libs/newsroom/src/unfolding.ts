/**
 * A claim's story as it unfolds on the published clock: takes what takes effect, moment by moment, and hears anew only
 * those utterances, and weighs anew only those holders, that it touches. It must always say what `sceneAt` says; a law
 * holds it to that. When a claim has grown at its end, only what is new is taken.
 */
import type { Claim, ClaimStatement } from './claim/claim.js';
import { type Flag, flagsOfUtterance } from './claim/flags.js';
import { type Repeated, repeatedIn } from './claim/dependents.js';
import { holderOf, speakerOf } from './claim/holder-of.js';
import { type Utterance, utteranceAt, utteranceOf } from './claim/utterance.js';
import { type Effect, effectsOf, newEffects } from './effects.js';
import type { Scene } from './scene.js';
import { Standing } from './standing.js';

export class Unfolding {
  private readonly renderings = new Map<string, ClaimStatement[]>();
  private readonly utterances = new Map<string, Utterance>();
  private readonly flags = new Map<string, Flag[]>();
  private readonly holders = new Standing(holderOf);
  private readonly speakers = new Standing(speakerOf);
  private readonly outlets = new Set<string>();
  private readonly repeated: Repeated;
  /** The last moment that was taken. */
  private moment: number | undefined;

  constructor(private claim: Claim) {
    this.repeated = repeatedIn(claim);
  }

  /** What the claim has become since: the effects to take next, or undefined if its past is another now. */
  growth(claim: Claim): Effect[] | undefined {
    return newEffects(this.claim, claim, this.moment ?? -Infinity);
  }

  /** Goes on with what the claim has become. Each moment that is taken is not before the last. */
  *take(claim: Claim, effects: Effect[]): Generator<{ moment: number; effects: Effect[]; scene: Scene }> {
    this.claim = claim;
    for (const those of byMoment(effects)) {
      const moment = those[0]?.moment ?? -Infinity;
      this.moment = moment;
      for (const id of this.touched(those)) this.hear(id, moment);
      yield { moment, effects: those, scene: this.scene() };
    }
  }

  scene(): Scene {
    return {
      claim: this.claim,
      utterances: this.utterances,
      flags: this.flags.values(),
      positions: this.holders.positions(),
      speakers: this.speakers.positions(),
      outlets: this.outlets,
      repeated: this.repeated,
    };
  }

  /** The utterances of these statements, which are put in the place of what they were. */
  private touched(effects: Effect[]): Set<string> {
    return new Set(
      effects.map(({ statement, isPublication }) => {
        const id = utteranceOf(statement);
        const others = (this.renderings.get(id) ?? []).filter((one) => one.statementId !== statement.statementId);
        const isOut = isPublication || others.length < (this.renderings.get(id)?.length ?? 0);
        if (isOut) this.renderings.set(id, [...others, statement]);
        if (isPublication) this.outlets.add(statement.outletId);
        return id;
      }),
    );
  }

  private hear(id: string, moment: number): void {
    const before = this.utterances.get(id);
    const renderings = this.renderings.get(id);
    if (!renderings) return;
    const utterance = utteranceAt(moment, renderings);
    this.utterances.set(id, utterance);
    const flags = flagsOfUtterance(utterance);
    if (flags.length > 0) this.flags.set(id, flags);
    else this.flags.delete(id);
    this.holders.hear(utterance, before);
    this.speakers.hear(utterance, before);
  }
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
