/**
 * When an utterance was made, as far as that is known, and which of two is later: a strict partial order, so that several
 * of one holder may stand side by side. Rule 3 of the status.
 */
import type { Span } from '../fields/edtf-forms.js';
import type { Rendering } from './rendering.js';

export interface Made {
  /** The earliest moment of its first publication. */
  published: number;
  /** From the earliest start to the earliest end that its renderings give; undefined if none gives any. */
  said: Span | undefined;
}

/** Of an utterance that nobody has printed. */
export const NOT_YET_MADE: Made = { published: Infinity, said: undefined };

/** With one rendering more, published after the others: any may tell, one that does not count too. */
export function madeWith(made: Made, { published, said }: Rendering): Made {
  const { from, to } = made.said ?? { from: Infinity, to: Infinity };
  return {
    published: Math.min(made.published, published),
    said: said ? { from: Math.min(from, said.from), to: Math.min(to, said.to) } : made.said,
  };
}

/** Within a week papers name the day alone, or leave it out. */
const WEEK_MS = 7 * 86_400_000;

export function isLater(one: Made, other: Made): boolean {
  if (one.said && other.said) return other.said.to < one.said.from;
  if (one.said) return other.published < dayOf(one.said.from);
  return other.said ? other.said.to + WEEK_MS < one.published : other.published < one.published;
}

/** What anyone can look up is as old as it says, whenever somebody printed it. */
export function isLaterOnRecord(one: Made, other: Made): boolean {
  return one.said !== undefined && other.said !== undefined && isLater(one, other);
}

function dayOf(moment: number): number {
  return Math.floor(moment / 86_400_000) * 86_400_000;
}
