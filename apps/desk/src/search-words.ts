/** The words of each screen's address. What is not one of them, or not of its form, is left out. */
import { isPosition } from './dates/edtf.js';
import { FLAGS, type Flag, STATUSES, type Status } from './words.js';

const SORTS = ['changed', 'since', 'outlets', 'origins', 'rank'] as const;
export type BoardSort = (typeof SORTS)[number];

export interface MomentWords {
  /** As of what had been published by then. */
  at?: string;
  /** As of what the desk had recorded by then. */
  known?: string;
}

export interface BoardWords extends MomentWords {
  q?: string;
  status?: Status;
  flag?: Flag;
  sort?: BoardSort;
  /** The claim whose row is in hand. */
  row?: string;
}

export interface ClaimWords extends MomentWords {
  /** What changed between this and `at`. */
  vs?: string;
  /** What changed between this and `known`. */
  vsKnown?: string;
  /** The statement that is open. */
  s?: string;
}

export interface ReportWords extends MomentWords {
  /** The revisions that are compared, `1..3`; the first is the report as it came out. */
  rev?: string;
}

export interface StreamWords {
  /** The commit that is open, by the version that it made. */
  v?: number | undefined;
}

export interface FeedWords {
  /** The position of the log behind which it is looked at. */
  after?: string;
}

type Said = Record<string, unknown>;

export function momentWords({ at, known }: Said): MomentWords {
  return { ...text('at', at), ...text('known', known) };
}

export function boardWords({ q, status, flag, sort, at, known, row }: Said): BoardWords {
  return {
    ...text('q', q),
    ...oneOf('status', STATUSES, status),
    ...oneOf('flag', FLAGS, flag),
    ...oneOf('sort', SORTS, sort),
    ...momentWords({ at, known }),
    ...text('row', row),
  };
}

export function claimWords({ at, known, vs, vsKnown, s }: Said): ClaimWords {
  return {
    ...momentWords({ at, known }),
    ...text('vs', vs),
    ...text('vsKnown', vsKnown),
    ...text('s', s),
  };
}

export function reportWords({ at, known, rev }: Said): ReportWords {
  const compared = typeof rev === 'string' && /^\d+\.\.\d+$/.test(rev) ? { rev } : {};
  return { ...momentWords({ at, known }), ...compared };
}

export function streamWords({ v }: Said): StreamWords {
  return Number.isSafeInteger(v) ? { v: Number(v) } : {};
}

export function feedWords({ after }: Said): FeedWords {
  return typeof after === 'string' && isPosition(after) ? { after } : {};
}

/** Where one wanted to go. */
export function signInWords({ to }: Said): { to?: string } {
  return text('to', to);
}

/** A number or a year alone comes as such out of an address. */
function text<Name extends string>(name: Name, value: unknown): { [name in Name]?: string } {
  const said = typeof value === 'number' ? String(value) : value;
  return typeof said === 'string' && said !== '' ? ({ [name]: said } as { [name in Name]?: string }) : {};
}

function oneOf<Name extends string, Word extends string>(name: Name, words: readonly Word[], value: unknown) {
  return words.some((word) => word === value) ? ({ [name]: value } as { [name in Name]?: Word }) : {};
}
