/** A figure as one paper printed it, and beside others in short. */
import type { Quantity } from '../fields/quantity.js';
import type { Place } from '../vocabulary.js';
import { nameOf } from './holder-of.js';
import type { Rendering } from './rendering.js';

/** In which unit, and as of when, where that is not its measure's. */
export interface FigureInPrint extends Pick<Quantity, 'op' | 'low' | 'high' | 'asOf'> {
  unit?: string;
  /** Whose it is, as this paper names him. */
  holder: string;
  outletId: string;
  reportId: string;
  statementId: string;
  publishedAt: string;
  place: Place;
  via: { outlet?: string; name?: string }[];
}

type UnitAndDay = Partial<Pick<Quantity, 'unit' | 'asOf'>>;

export function printedBy({ statement }: Rendering, of: UnitAndDay): FigureInPrint {
  const { outletId, reportId, statementId, publishedAt, place, via = [], quantity } = statement;
  return {
    ...inShort(quantity as Quantity, of),
    holder: nameOf(statement),
    outletId,
    reportId,
    statementId,
    publishedAt,
    place,
    via,
  };
}

/** Without what is that of which it is one. */
export function inShort({ op, low, high, unit, asOf }: Quantity, of: UnitAndDay) {
  return {
    op,
    low,
    ...(high !== undefined && { high }),
    ...(unit !== of.unit && { unit }),
    ...(asOf !== undefined && asOf !== of.asOf && { asOf }),
  };
}
