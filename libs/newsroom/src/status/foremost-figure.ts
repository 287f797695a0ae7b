/** Of figures with which as many holders' agree the one that is told first. Rule 4 of the status. */
import { agree } from './figures.js';
import type { Given } from './given-figures.js';

/** That which most outlets print or agree with, then the latest, then the one with the first statement id. */
export function foremostOf(candidates: Given[], backed: Given[]): Given | undefined {
  if (candidates.length < 2) return candidates[0];
  const outlets = new Map<string, number>();
  const outletsOf = (one: Given) => {
    const known = outlets.get(spelling(one)) ?? outletsThatAgree(one, backed);
    outlets.set(spelling(one), known);
    return known;
  };
  return candidates.reduce((first, one) => (isBefore([one, outletsOf(one)], [first, outletsOf(first)]) ? one : first));
}

type Weighed = [Given, number];

function isBefore([{ rendering: one }, outlets]: Weighed, [{ rendering: other }, otherOutlets]: Weighed): boolean {
  if (outlets !== otherOutlets) return outlets > otherOutlets;
  return one.published === other.published ? one.id < other.id : one.published > other.published;
}

function outletsThatAgree({ figure }: Given, backed: Given[]): number {
  const agreeing = backed.filter((one) => agree(one.figure, figure)).flatMap(({ renderings }) => renderings);
  return new Set(agreeing.map(({ statement }) => statement.outletId)).size;
}

/** Figures that are written alike are agreed with alike. */
function spelling({ figure: { kind, unit, days, quantity } }: Given): string {
  return JSON.stringify([kind, unit, days, quantity.op, quantity.low, quantity.high]);
}
