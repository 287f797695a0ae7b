/** Dates as docs/dates.md has them: the first and the last millisecond that one of them may mean. */

/** An open start is before everything. */
export function earliest(date: string): number {
  const [from = ''] = date.split('/');
  return from === '..' ? -Infinity : spanOf(from).from;
}

/** An open end is after everything. */
export function latest(date: string): number {
  const to = date.split('/').at(-1) ?? '';
  return to === '..' ? Infinity : spanOf(to).to;
}

/** In a question a bare date means its end; no intervals. */
export const endOfQuestion = latest;

interface Span {
  from: number;
  to: number;
}

/** The same few dates are read again and again. */
const spans = new Map<string, Span>();

function spanOf(side: string): Span {
  const span = spans.get(side) ?? read(side);
  spans.set(side, span);
  return span;
}

function read(side: string): Span {
  if (side.includes('T')) return { from: Date.parse(side), to: Date.parse(side) };
  const [year = 0, month, day] = side.split('-').map(Number);
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) return { from, to: Date.UTC(year + 1, 0) - 1 };
  if (day === undefined) return { from, to: Date.UTC(year, month) - 1 };
  return { from, to: Date.UTC(year, month - 1, day + 1) - 1 };
}
