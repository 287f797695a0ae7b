/** An outlet's record: what its reports came to, and what it carried first or late. It is a record, never a score. */
import type { Report } from '../report/report.js';
import { type Carrier, firstOf, firstToCarry } from './first-to-carry.js';

/** What a report came to; false of each where nothing happened to it. */
export interface Outcome {
  revised: boolean;
  /** Changed without a word to its readers. */
  revisedInSilence: boolean;
  corrected: boolean;
  withdrawn: boolean;
  /** Is it a copy of another's? */
  copy: boolean;
}

export function outcomeOf({ revisions, corrections, life, relations = [] }: Report): Outcome {
  return {
    revised: revisions.length > 0,
    revisedInSilence: revisions.some(({ noted }) => !noted),
    corrected: corrections.length > 0,
    withdrawn: life === 'withdrawn',
    copy: relations.some(({ kind }) => kind === 'copy_of'),
  };
}

/** A claim as one of those who carry it carried it. */
export interface Carried {
  statements: number;
  /** When it first carried it. */
  publishedAt: string;
  first: boolean;
  /** The outlets that carried it first, this one too if it did; more than one where dates cannot tell. */
  firstBy: { outletId: string; publishedAt: string }[];
}

/** `carriers` are all who carry the claim, the outlet among them. */
export function carriedBy(outletId: string, carriers: Carrier[]): Carried {
  const { dates = [] } = carriers.find((carrier) => carrier.outletId === outletId) ?? {};
  const firstBy = firstToCarry(carriers);
  const first = firstBy.some((carrier) => carrier.outletId === outletId);
  return { statements: dates.length, publishedAt: firstOf(dates), first, firstBy };
}

/** In figures: how many reports came to what, how many claims it was first to carry, or may have been, and how many it carried after another. */
export function recordOf(reports: Report[], claims: Carried[]) {
  const outcomes = reports.map(outcomeOf);
  const count = (of: keyof Outcome) => outcomes.filter((outcome) => outcome[of]).length;
  const first = claims.filter((claim) => claim.first).length;
  return {
    reports: reports.length,
    revised: count('revised'),
    revisedInSilence: count('revisedInSilence'),
    corrected: count('corrected'),
    withdrawn: count('withdrawn'),
    copies: count('copy'),
    first,
    late: claims.length - first,
  };
}
