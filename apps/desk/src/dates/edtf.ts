/**
 * Dates as Stet writes them (its part of EDTF, docs/dates.md): read into the span of moments that they allow, and said as
 * surely as they are known and no surer. All in UTC, which is said where there is an hour.
 */
export interface Span {
  /** Milliseconds; -Infinity for an open start. */
  from: number;
  /** Infinity for an open end. */
  to: number;
}

const DAY_MS = 86_400_000;
const TO_THE_SECOND = /T\d\d:\d\d:\d\d/;

export function spanOf(text: string): Span {
  const [start = '', end] = text.split('/');
  if (end === undefined) return single(start);
  return {
    from: start === '..' || start === '' ? -Infinity : single(start).from,
    to: end === '..' || end === '' ? Infinity : single(end).to,
  };
}

function single(text: string): Span {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === '') return instant(text);
  const from = Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day));
  if (day !== undefined) return { from, to: from + DAY_MS - 1 };
  const next = month === undefined ? Date.UTC(Number(year) + 1, 0) : Date.UTC(Number(year), Number(month));
  return { from, to: next - 1 };
}

function instant(text: string): Span {
  const from = Date.parse(text);
  return { from, to: from + (TO_THE_SECOND.test(text) ? 999 : 59_999) };
}

/** `24 Oct 2024`, `24 Oct 2024 or later`, `24 – 25 Oct 2024`, `25 Oct 2024, 14:14 UTC`. */
export function sayDate(text: string): string {
  const [start = '', end] = text.split('/');
  if (end === undefined) return sayOne(start);
  if (start === '..' || start === '') return `${sayOne(end)} or earlier`;
  if (end === '..' || end === '') return `${sayOne(start)} or later`;
  const [one, other] = [sayOne(start), sayOne(end)];
  const [, rest = ''] = /^\d+( \w+ \d{4})$/.exec(one) ?? [];
  return rest !== '' && other.endsWith(rest) ? `${one.slice(0, -rest.length)} – ${other}` : `${one} – ${other}`;
}

/** Without the year, for a place that has little room and says the year elsewhere. */
export function sayShort(text: string): string {
  return sayDate(text).replaceAll(/ \d{4}/g, '');
}

/** Of this year to the minute, `29 Nov, 14:14`, else its day with the year; the place says that it is in UTC. */
export function sayRecent(text: string, now: number): string {
  const year = String(new Date(now).getUTCFullYear());
  return text.startsWith(year) ? MINUTE(text).replace(` ${year}`, '') : DAY(text);
}

/** Each is made once: making one takes longer than all that it says on a screen. */
const MONTH = inUtc({ month: 'short', year: 'numeric' });
const DAY = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
const MINUTE = inUtc({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

function sayOne(text: string): string {
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{4}-\d\d$/.test(text)) return MONTH(`${text}-01`);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return DAY(text);
  return `${MINUTE(text)} UTC`;
}

function inUtc(parts: Intl.DateTimeFormatOptions): (text: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (text) => {
    format ??= new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
    return format.format(new Date(text)).replace(' at ', ', ');
  };
}

/** A moment as a question takes it, to the minute. */
export function asQuestion(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16)}Z`;
}

const UNITS: [ms: number, one: string][] = [
  [365 * DAY_MS, 'year'],
  [DAY_MS, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** `3 days`, `1 hour`: in the largest unit of which it has one. */
export function sayLength(lengthMs: number): string {
  const [ms, one] = UNITS.find(([unit]) => lengthMs >= unit) ?? [60_000, 'minute'];
  const count = Math.floor(lengthMs / ms);
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A moment of the desk's clock may be a place in the log, too. */
export function sayKnown(known: string): string {
  return isPosition(known) ? `position ${known} of the log` : sayDate(known);
}

export function isPosition(known: string): boolean {
  return /^\d+:\d+(,|$)/.test(known);
}
