/**
 * Dates as coarse as what is known (ISO 8601-2, EDTF): `2024-10-24T15:00Z`, `2024-10`, `../2024-10-23`.
 * They sort by their earliest moment, an open start before everything. Every date of a command and every date of a
 * question is read here, in the forms of `edtf-forms.ts`; what old logs hold beside these, by `old-dates.ts`.
 *
 * A time that is a number is milliseconds since 1970 in the whole newsroom; a moment is one on the published clock.
 */
import { ValidateBy } from 'class-validator';
import { EDTF_PATTERN, readForm, type Span } from './edtf-forms.js';
import { readOldDate } from './old-dates.js';

/** Ends a sentence such as "publishedAt must be …". */
export const AN_EDTF =
  'a date such as 2024, 2024-10 or 2024-10-24, of the years 1000 to 9999; with a time of day its zone, too: ' +
  '2024-10-24T15:00Z, 2024-10-24T15:00:30.5+09:00; or from one to another of these: 2024-10-08/2024-10-13, ../2024-10-23, 2024-10-24/..';

/** Milliseconds since 1970, never NaN; -Infinity for an open start, and for what old logs hold and nobody can read. */
export function earliest(text: string): number {
  return read(text).from;
}

/** Milliseconds since 1970, never NaN; Infinity for an open end. */
export function latest(text: string): number {
  return read(text).to;
}

/** Is the one before the other for certain, however coarse both are? */
export function isBefore(one: string, other: string): boolean {
  return latest(one) < earliest(other);
}

const BARE_DATE = /^\d{4}(?:-\d{2}){0,2}$/;

/** The moment that a question means by `at`: a bare date is the end of that day (or month, or year). */
export function endOfQuestion(at: string): number {
  return BARE_DATE.test(at) ? latest(at) : earliest(at);
}

export function isEdtf(text: unknown): text is string {
  return typeof text === 'string' && readForm(text) !== undefined;
}

export function IsEdtf(): PropertyDecorator {
  return ValidateBy({
    name: 'isEdtf',
    constraints: [EDTF_PATTERN],
    validator: { validate: isEdtf, defaultMessage: (about) => `${about?.property} must be ${AN_EDTF}` },
  });
}

/** The same dates are compared over and over. */
const known = new Map<string, Span>();
const MOST_KNOWN = 100_000;

function read(text: string): Span {
  const before = known.get(text);
  if (before) return before;
  const span = (typeof text === 'string' ? readForm(text) : undefined) ?? readOldDate(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, span);
  return span;
}
