/** An outlet's record: what its reports came to, and what it carried first or late. It is a record, never a score. */
import type { Report } from '../report/report.js';
import type { Carrier } from './first-to-carry.js';

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

/** In figures. Each of a report or a claim is none or one; an outlet's record is what all of its come to. */
export interface OutletFigures {
  reports: number;
  revised: number;
  revisedInSilence: number;
  corrected: number;
  withdrawn: number;
  copies: number;
  statements: number;
  /** How many claims it was first to carry, how many it may have been, and how many it carried after another. */
  first: number;
  mayBeFirst: number;
  late: number;
}

const NONE: OutletFigures = {
  reports: 0,
  revised: 0,
  revisedInSilence: 0,
  corrected: 0,
  withdrawn: 0,
  copies: 0,
  statements: 0,
  first: 0,
  mayBeFirst: 0,
  late: 0,
};

export function figuresOfReport(report: Report): OutletFigures {
  if (report.life === 'unpublished') return NONE;
  const { revised, revisedInSilence, corrected, withdrawn, copy } = outcomeOf(report);
  return {
    ...NONE,
    reports: 1,
    revised: Number(revised),
    revisedInSilence: Number(revisedInSilence),
    corrected: Number(corrected),
    withdrawn: Number(withdrawn),
    copies: Number(copy),
  };
}

/** Of one claim; of none if it is not carried. */
export function figuresOfCarrier(carrier: Carrier | undefined): OutletFigures {
  if (!carrier) return NONE;
  const { statements, first, mayBeFirst } = carrier;
  const late = !first && !mayBeFirst;
  return { ...NONE, statements, first: Number(first), mayBeFirst: Number(mayBeFirst), late: Number(late) };
}

/** What has come to them. */
export function figuresSince(before: OutletFigures, now: OutletFigures): OutletFigures {
  const since = { ...now };
  for (const figure of Object.keys(NONE) as (keyof OutletFigures)[]) since[figure] -= before[figure];
  return since;
}

/** What all of it comes to. */
export function recordOf(all: OutletFigures[]): OutletFigures {
  const sum = { ...NONE };
  for (const one of all) for (const figure of Object.keys(NONE) as (keyof OutletFigures)[]) sum[figure] += one[figure];
  return sum;
}
