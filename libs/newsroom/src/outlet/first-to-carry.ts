/**
 * Who carried a claim first. An outlet is late where another's statement comes before all of its own for certain,
 * however coarse both dates are; else it was first, or may have been, and so may several. By how long it was late is
 * left to the dates: between two days as coarse as these, no number of hours is honest.
 */
import { earliest, latest } from '../fields/edtf.js';

/** An outlet that carries a claim, with the date of each of its statements, as these were given. */
export interface Carrier {
  outletId: string;
  dates: string[];
}

/** Of one claim's carriers those that nobody was before, each with its first date. */
export function firstToCarry(carriers: Carrier[]): { outletId: string; publishedAt: string }[] {
  const carriedByThen = Math.min(...carriers.flatMap(({ dates }) => dates).map(latest));
  return carriers
    .map(({ outletId, dates }) => ({ outletId, publishedAt: firstOf(dates) }))
    .filter(({ publishedAt }) => earliest(publishedAt) <= carriedByThen);
}

export function firstOf(dates: string[]): string {
  return dates.reduce((first, date) => (earliest(date) < earliest(first) ? date : first));
}
