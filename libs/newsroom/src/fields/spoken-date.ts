/** A date as one would print it, and no finer than it is known. */
import { earliest } from './edtf.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2024-10-18` is "18 October 2024"; `../2024-10-23` is "23 October 2024 or earlier"; a time of day is in UTC. */
export function spokenDate(text: string): string {
  const [from = '', to] = text.split('/');
  if (to === undefined) return spokenPoint(from);
  if (from === '..' || from === '') return `${spokenPoint(to)} or earlier`;
  if (to === '..' || to === '') return `${spokenPoint(from)} or later`;
  return spokenInterval(from, to);
}

/** Since when: some moment of an interval is no interval. */
export function spokenSince(text: string): string {
  return /^\d.*\/\d/.test(text) ? `some time from ${spokenDate(text)}` : spokenDate(text);
}

/** Of one month it is named once, and so is a year: "24 to 25 October 2024". */
function spokenInterval(from: string, to: string): string {
  const [first, last] = [spokenPoint(from), spokenPoint(to)];
  const common = [` ${to.slice(0, 7)}`, ` ${to.slice(0, 4)}`].map((part) => spokenPoint(part.trim()));
  const shared = [from, to].every((day) => DAY.test(day))
    ? common.find((part) => first.endsWith(` ${part}`))
    : undefined;
  return `${shared === undefined ? first : first.slice(0, -shared.length - 1)} to ${last}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is neither a moment nor a plain day, month or year, such as a season, is shown as it was given. */
function spokenPoint(text: string): string {
  if (/T\d/.test(text)) {
    const [day = '', time = ''] = new Date(earliest(text)).toISOString().split('T');
    return `${spokenPoint(day)}, ${time.slice(0, 5)} UTC`;
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined)) return text;
  return [day && Number(day), name, year].filter(Boolean).join(' ');
}
