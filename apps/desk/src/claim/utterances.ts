/** Utterances that papers print differently: one act of speaking, and how each outlet renders it in each place. */
import type { Answer } from '#client';
import type { Place } from '../words.js';

export type Statement = Answer<'/v1/claims/{id}'>['statements'][number];

export interface RenderedBy {
  outletId: string;
  places: Partial<Record<Place, Statement[]>>;
}

export interface Utterance {
  id: string;
  holder: string;
  saidAt: string | undefined;
  /** How many acts the outlets make of it; what an outlet reads into the words is one of its own. */
  ways: number;
  outlets: RenderedBy[];
}

/** Of two outlets or more and told in two ways or more; what most print comes first. */
export function toldDifferently(statements: Statement[]): Utterance[] {
  const byUtterance = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.utterance === undefined || statement.retraction) continue;
    byUtterance.set(statement.utterance, [...(byUtterance.get(statement.utterance) ?? []), statement]);
  }
  return [...byUtterance]
    .map(([id, renderings]) => utteranceOf(id, renderings))
    .filter(({ ways, outlets }) => ways > 1 && outlets.length > 1)
    .toSorted((one, other) => other.outlets.length - one.outlets.length || other.ways - one.ways);
}

function utteranceOf(id: string, renderings: Statement[]): Utterance {
  const outlets = new Map<string, RenderedBy>();
  for (const statement of renderings) {
    const row = outlets.get(statement.outletId) ?? { outletId: statement.outletId, places: {} };
    row.places[statement.place] = [...(row.places[statement.place] ?? []), statement];
    outlets.set(statement.outletId, row);
  }
  const acts = new Set(renderings.map(({ act, inferred = false }) => `${act} ${inferred}`));
  const { holder } = renderings.find(({ notCounted }) => notCounted === undefined) ?? (renderings[0] as Statement);
  const saidAt = renderings.find((one) => one.saidAt !== undefined)?.saidAt;
  return { id, holder: holder.name, saidAt, ways: acts.size, outlets: [...outlets.values()] };
}

/** As often as it is told in other words: an outlet that says a thing twice in one place has said it once. */
export function distinct(renderings: Statement[]): Statement[] {
  return renderings.filter(
    ({ act, inferred }, place) => renderings.findIndex((one) => one.act === act && one.inferred === inferred) === place,
  );
}
