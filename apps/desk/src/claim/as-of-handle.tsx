/** The handle on a course: the moment that is looked at, by pointer and by keys. */
import { asQuestion, sayDate } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import type { Go } from '../frame/moment-field.js';
import { STATUS_WORDS } from '../words.js';
import { type Change, type Course, momentOf, standingAt } from './course.js';

interface Handling {
  course: Course;
  moment: number;
  changes: Change[];
  go: Go;
  isNow: boolean;
  name?: string;
}

/** A slider (WAI-ARIA): an arrow is a hundredth of the axis, the ends are the first moment and now. */
export function AsOfHandle({ course, moment, changes, go, isNow, name = 'As of' }: Handling) {
  const { from, to } = course;
  const step = (to - from) / 100;
  const moves: Record<string, number> = {
    ArrowLeft: -step,
    ArrowDown: -step,
    ArrowRight: step,
    ArrowUp: step,
    PageDown: -step * 10,
    PageUp: step * 10,
  };
  const change = standingAt(changes, moment);
  return (
    <div
      className={name === 'As of' ? 'course-handle' : 'course-handle course-handle-other'}
      style={{ insetInlineStart: `${((moment - from) / (to - from)) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Math.round(moment)}
      aria-valuetext={`${isNow ? 'now' : sayDate(asQuestion(moment))}: ${change ? STATUS_WORDS[change.status].word : 'nothing yet'}`}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (move === undefined && event.key !== 'Home' && event.key !== 'End') return;
        event.preventDefault();
        const next = event.key === 'Home' ? from : event.key === 'End' ? to : moment + (move ?? 0);
        go(next >= to && name === 'As of' ? undefined : asQuestion(Math.min(to, Math.max(from, next))));
      }}
    />
  );
}

export interface Way {
  key: string;
  said: string;
  /** Undefined where there is none. */
  way: (() => void) | undefined;
}

/** Change by change with brackets, status by status with braces. */
export function useChangeKeys(changes: Change[], { moment, go }: { moment: number; go: Go }): Way[] {
  const statuses = changes.filter(({ status }, place) => status !== changes[place - 1]?.status);
  const to = (change: Change | undefined) =>
    change && (() => go(asQuestion(Math.ceil(momentOf(change.at) / 60_000) * 60_000)));
  const before = (among: Change[]) =>
    to(among.findLast(({ at }) => momentOf(at) < Math.floor(moment / 60_000) * 60_000));
  const after = (among: Change[]) => to(among.find(({ at }) => momentOf(at) > moment));
  const ways: Way[] = [
    { key: '[', said: 'Change before', way: before(changes) },
    { key: ']', said: 'Next change', way: after(changes) },
    { key: '{', said: 'Status before', way: before(statuses) },
    { key: '}', said: 'Next status', way: after(statuses) },
  ];
  useKeys(Object.fromEntries(ways.map(({ key, way }) => [key, () => way?.()])));
  return ways;
}
