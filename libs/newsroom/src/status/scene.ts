/** All that a status is judged by: a claim's utterances and who stands where, at a moment of the published clock. */
import { type Claim, isQuantity } from '../claim/claim.js';
import { type Aside, Dependents } from './dependents.js';
import { FlagsOfUtterances } from './flags.js';
import type { HolderStance } from './holder-stance.js';
import { type Repetition, repetitionIn } from './repetition.js';
import { byPublication, type Rendering, renderingOf } from './rendering.js';
import { Sides } from './sides.js';
import { type Spoken, type Utterance, utteranceAt, utteranceInSteps, utteranceOf } from './utterance.js';
import { earliest } from '../fields/edtf.js';
import { groupedBy } from './grouped-by.js';
import { Holders } from './holders.js';
import type { Steps } from '../steps.js';

/** Hears utterances, each as it is by then, and weighs anew only those who speak in them. */
export class Scene {
  readonly utterances = new Map<string, Utterance>();
  /** Of them those by which somebody once asserted it, whatever became of that since. */
  readonly assertedOnce = new Map<string, Utterance>();
  /** Those in which an outlet asserts it or leans to it, and does not count for its basis alone. */
  readonly unsourced = new Map<string, Utterance>();
  readonly flags = new FlagsOfUtterances();
  readonly sides: Sides;
  /** Outlets with a statement on the claim by then. */
  readonly outlets = new Set<string>();
  readonly repetition: Repetition;
  private readonly holders: Holders;
  private readonly repeating: Dependents;

  constructor(claim: Claim) {
    this.sides = new Sides({ isQuantity: isQuantity(claim) });
    this.repetition = repetitionIn(claim);
    this.repeating = new Dependents(this.repetition, (key) => this.stanceOf(key), this.sides.backing);
    this.holders = new Holders([this.sides, this.repeating]);
  }

  hear(utterance: Utterance): void {
    const { assertedOnce, unsourced } = utterance;
    this.utterances.set(utterance.id, utterance);
    keep(this.assertedOnce, utterance, assertedOnce.length > 0);
    keep(this.unsourced, utterance, unsourced.length > 0);
    this.flags.hear(utterance);
    this.holders.hear(utterance);
  }

  /** As if nothing had been said by it. */
  forget(id: string): void {
    this.hear({ ...utteranceAt(-Infinity, []), id });
    this.utterances.delete(id);
  }

  stanceOf(holder: string): HolderStance | undefined {
    return this.holders.stanceOf(holder);
  }

  /** What is said by an utterance. */
  spokenBy(utterance: string): Spoken | undefined {
    return this.holders.spokenBy(utterance);
  }

  /** Those who only repeat another that stands where they do. */
  dependents(): Aside {
    return this.repeating.settled();
  }
}

function keep(utterances: Map<string, Utterance>, utterance: Utterance, isOne: boolean): void {
  if (isOne) utterances.set(utterance.id, utterance);
  else utterances.delete(utterance.id);
}

/** Of all that is on file, as long as the claim itself is kept: who only looks at one hears nothing in it. */
const scenes = new WeakMap<Claim, Scene>();

/** At a moment, Infinity for all that is on file; a step for each utterance. It is for looking at. */
export function* sceneInSteps(claim: Claim, moment: number): Steps<Scene> {
  const known = moment === Infinity ? scenes.get(claim) : undefined;
  const scene = known ?? (yield* heardInSteps(claim, moment));
  if (moment === Infinity) scenes.set(claim, scene);
  return scene;
}

function* heardInSteps(claim: Claim, moment: number): Steps<Scene> {
  const scene = new Scene(claim);
  for (const utterance of utterancesBy(moment, claim)) {
    if (!utterance) {
      yield;
      continue;
    }
    scene.hear(utterance);
    for (const { statement } of utterance.renderings) scene.outlets.add(statement.outletId);
    yield;
  }
  return scene;
}

/** What had been published by then, by utterance; undefined where whoever has others waiting may pause. */
export function* utterancesBy(
  moment: number,
  { statements, identifications }: Pick<Claim, 'statements' | 'identifications'>,
): Generator<Utterance | undefined> {
  const published = statements.filter(({ publishedAt }) => earliest(publishedAt) <= moment);
  const printed: Printed[] = [];
  for (const [id, those] of groupedBy(published, utteranceOf)) {
    printed.push({ id, renderings: byPublication(those.map((one) => renderingOf(one, identifications))) });
    yield undefined;
  }
  printed.sort((one, other) => (isPrintedFirst(one, other) ? -1 : 1));
  for (const { renderings } of printed) yield yield* utteranceInSteps(moment, renderings);
}

interface Printed {
  id: string;
  renderings: Rendering[];
}

/** As they are heard: each behind what stands already. */
function isPrintedFirst({ id, renderings: [one] }: Printed, { id: otherId, renderings: [other] }: Printed): boolean {
  if (!one || !other || one.published === other.published) return id < otherId;
  return one.published < other.published;
}
