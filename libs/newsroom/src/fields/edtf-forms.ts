/**
 * The forms of a date that are taken, of ISO 8601-2 (EDTF) these and no others; docs/dates.md has them in a table.
 * One pattern says all but that an interval ends no earlier than it begins. OpenAPI shows it, so it keeps to what every
 * dialect of regular expressions has: no look-around, and no `\d`, which is more than ten digits in some.
 */

/** Milliseconds since 1970, the last included; infinite on an open side. */
export interface Span {
  from: number;
  to: number;
}

const YEAR = '[1-9][0-9]{3}';
const MONTH = '(?:0[1-9]|1[0-2])';
const LEAP_YEAR = '(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)';
const DAY_OF_ANY_YEAR =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))';
const DAY = `(?:${YEAR}-${DAY_OF_ANY_YEAR}|${LEAP_YEAR}-02-29)`;
const MINUTE = '[0-5][0-9]';
/** -00:00 is no zone of ISO 8601. */
const ZONE = `(?:Z|[+](?:[01][0-9]|2[0-3]):${MINUTE}|-(?:0[1-9]|1[0-9]|2[0-3]):${MINUTE}|-00:(?:0[1-9]|[1-5][0-9]))`;
const TIME = `(?:[01][0-9]|2[0-3]):${MINUTE}(?::${MINUTE}(?:[.][0-9]{1,9})?)?${ZONE}`;
const POINT = `(?:${YEAR}(?:-${MONTH})?|${DAY}(?:T${TIME})?)`;

export const EDTF_PATTERN = `^(?:${POINT}(?:/(?:${POINT}|[.][.]))?|[.][.]/${POINT})$`;

const FORM = new RegExp(EDTF_PATTERN);
const PARTS = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/;

/** Undefined if it is none of the forms. */
export function readForm(text: string): Span | undefined {
  if (!FORM.test(text)) return undefined;
  const [first = '', last = first] = text.split('/');
  const span = {
    from: first === '..' ? -Infinity : readPoint(first).from,
    to: last === '..' ? Infinity : readPoint(last).to,
  };
  return span.from <= span.to ? span : undefined;
}

/** A year, month or day ends with its last millisecond; a time of day is one moment. */
function readPoint(text: string): Span {
  const [, year, month, day, hour, minute, second, fraction, sign, hours, minutes] = PARTS.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  if (month === undefined) return { from: Date.UTC(y, m), to: Date.UTC(y + 1, m) - 1 };
  if (day === undefined) return { from: Date.UTC(y, m), to: Date.UTC(y, m + 1) - 1 };
  if (hour === undefined) return { from: Date.UTC(y, m, d), to: Date.UTC(y, m, d + 1) - 1 };
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const moment = Date.UTC(y, m, d, Number(hour), Number(minute) - offset, Number(second ?? 0), milliseconds(fraction));
  return { from: moment, to: moment };
}

/** `5` is 500. What is finer is cut off, never rounded up: nothing comes later than it says. */
function milliseconds(fraction = ''): number {
  return Number(fraction.padEnd(3, '0').slice(0, 3));
}
