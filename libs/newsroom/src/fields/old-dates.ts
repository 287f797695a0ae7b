/**
 * Dates that stand in old logs and are no longer taken: the first release took all that the library `edtf` reads but
 * sets, such as `2024-21`, `2024-10-24?` or `202X`, and digits alone as milliseconds since 1970. They go on meaning
 * what they meant. What has no moment in it (`Y-170000002`), and whatever a date should be and is not, is a date of
 * which nothing is known: it begins before everything and does not end, so it takes nothing else's place.
 */
import edtf from 'edtf';
import type { Span } from './edtf-forms.js';

const UNKNOWN: Span = { from: -Infinity, to: Infinity };
/** The first release took no longer ones. */
const LONGEST = 60;

/** Never throws: the past cannot be refused. */
export function readOldDate(text: unknown): Span {
  if (typeof text !== 'string' || text.length > LONGEST) return UNKNOWN;
  try {
    const { min, max } = edtf(text);
    const [from, to] = [min ?? -Infinity, max ?? Infinity];
    return from <= to ? { from, to } : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}
