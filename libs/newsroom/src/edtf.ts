/**
 * Dates as coarse as what is known (ISO 8601-2, EDTF): `2024-10-24T15:00Z`, `2024-10`, `../2024-10-23`.
 * They sort by their earliest moment, an open start before everything.
 */
import { ValidateBy } from 'class-validator';
import edtf from 'edtf';

const TYPES = new Set(['Date', 'Interval', 'Season', 'Year', 'Decade', 'Century']);
/** A time of day without a zone is a different moment for every reader. */
const NO_ZONE = /T[\d:.]+(?:\/|$)/;
const DAYS = /\d{4}-\d{2}-\d{2}/g;
const BARE_DATE = /^\d{4}(?:-\d{2}){0,2}$/;

/** Milliseconds since 1970; -Infinity for an open or unknown start. */
export function earliest(text: string): number {
  return read(text).min ?? -Infinity;
}

/** Milliseconds since 1970; Infinity for an open or unknown end. */
export function latest(text: string): number {
  return read(text).max ?? Infinity;
}

/** Is the one before the other for certain, however coarse both are? */
export function isBefore(one: string, other: string): boolean {
  return latest(one) < earliest(other);
}

/** The moment that a question means by `at`: a bare date is the end of that day (or month, or year). */
export function endOfQuestion(at: string): number {
  return BARE_DATE.test(at) ? latest(at) : earliest(at);
}

export function isEdtf(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 60 || NO_ZONE.test(text)) return false;
  if (!(text.match(DAYS) ?? []).every(isReal)) return false;
  try {
    return TYPES.has(read(text).type);
  } catch {
    return false;
  }
}

export function IsEdtf(): PropertyDecorator {
  return ValidateBy({
    name: 'isEdtf',
    validator: {
      validate: isEdtf,
      defaultMessage: (about) =>
        `${about?.property} must be a date such as 2024-10-24, 2024-10-24T15:00Z (with its zone) or ../2024-10-23`,
    },
  });
}

interface Read {
  type: string;
  min: number | null;
  max: number | null;
}

/** The same dates are compared over and over, and the library takes 0.1 to 0.3 ms to read one. */
const known = new Map<string, Read>();
const MOST_KNOWN = 100_000;

function read(text: string): Read {
  const before = known.get(text);
  if (before) return before;
  const dates = readMoment(text) ?? edtf(text);
  const { type, min, max } = dates;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, { type, min, max });
  return { type, min, max };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?Z$/;

/** What tools post most, a moment in UTC, without the library: a hundred times as fast. */
function readMoment(text: string): Read | undefined {
  const moment = MOMENT.test(text) ? Date.parse(text) : NaN;
  return isReal(text.slice(0, 10)) && !Number.isNaN(moment) ? { type: 'Date', min: moment, max: moment } : undefined;
}

/** The clock rolls 30 February on to March, and the library does so with 29 February. */
function isReal(day: string): boolean {
  const moment = new Date(`${day}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
