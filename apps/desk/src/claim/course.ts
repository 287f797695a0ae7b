/** A claim's course, to be drawn: its changes and its coverage on one axis, and what stood at any moment of it. */
import { scaleLinear } from 'd3-scale';
import type { Answer } from '#client';
import { spanOf } from '../dates/edtf.js';

export type Change = Answer<'/v1/claims/{id}/timeline'>['changes'][number];

const HOUR_MS = 3_600_000;
/** Before the first and after the last: what stands now has room. */
const MARGIN = 0.12;

export interface Course {
  from: number;
  to: number;
  segments: { start: number; end: number; change: Change; isOpen: boolean }[];
}

export function momentOf(text: string): number {
  const { from, to } = spanOf(text);
  return from === -Infinity ? to : from;
}

export function courseOf(changes: Change[], published: string[]): Course {
  const moments = [...changes.map(({ at }) => at), ...published].map(momentOf);
  const [least, most] = [Math.min(...moments), Math.max(...moments)];
  const margin = Math.max((most - least) * MARGIN, 6 * HOUR_MS);
  const to = most + margin * 2;
  const segments = changes.map((change, place) => {
    const next = changes[place + 1];
    const start = momentOf(change.at);
    return { start, end: next ? momentOf(next.at) : to, change, isOpen: spanOf(change.at).to === Infinity };
  });
  return { from: least - margin, to, segments };
}

/** What stood then; undefined before the first. */
export function standingAt(changes: Change[], moment: number): Change | undefined {
  return changes.findLast(({ at }) => momentOf(at) <= moment);
}

export function scaleOf({ from, to }: Course, width: number) {
  return scaleLinear([from, to], [0, width]);
}

/** How many statements were first printed in each part of the axis. */
export function coverageOf(published: string[], { from, to }: Course, bars: number): number[] {
  const counts = Array.from({ length: bars }, () => 0);
  for (const text of published) {
    const place = Math.min(bars - 1, Math.max(0, Math.floor(((momentOf(text) - from) / (to - from)) * bars)));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Hours, days, months or years apart, so that there are no more than there is room for. */
export function ticksOf({ from, to }: Pick<Course, 'from' | 'to'>, room: number): number[] {
  const most = Math.max(1, Math.min(10, room));
  const day = 24 * HOUR_MS;
  const days = (to - from) / day;
  const step = [0.25, 0.5, 1, 2, 7, 30, 91, 365, 1826, 3652].find((one) => days / one <= most) ?? 36_520;
  const stepMs = step * day;
  const first = Math.ceil(from / stepMs) * stepMs;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / stepMs) + 1) },
    (_, place) => first + place * stepMs,
  );
}
