/** What follows from the words used, unless a reason says otherwise. */
import { type Act, ACTS, type Certainty, type Lean, type Stance } from '../vocabulary.js';

/** Which way a hedging goes by default, by its act and certainty; undefined for an act that goes neither way by itself. */
export function usualLean(act: Act, certainty?: Certainty, isQuantity = false): Lean | undefined {
  const words: { stance: Stance; lean?: Lean } = ACTS[act];
  return defaultStance(act, certainty, isQuantity).lean ?? words.lean;
}

/** The stance that an act takes by default, by the holder's own certainty and what the claim is about. */
export function defaultStance(act: Act, certainty?: Certainty, isQuantity = false): { stance: Stance; lean?: Lean } {
  const words: { stance: Stance; lean?: Lean } = ACTS[act];
  const asserted = isQuantity && (act === 'estimates' || act === 'suggests') ? { stance: 'asserts' as const } : words;
  const unsure = certainty === 'probable' || certainty === 'possible';
  if (unsure && asserted.stance === 'asserts') return { stance: 'hedges', lean: '+' };
  if (unsure && asserted.stance === 'denies') return { stance: 'hedges', lean: '-' };
  return asserted.lean ? { stance: asserted.stance, lean: asserted.lean } : { stance: asserted.stance };
}
