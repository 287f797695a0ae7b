/** The handle on a course: the moment that is looked at, by pointer and by keys. */
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { asQuestion, sayDate } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import { STATUS_WORDS } from '../words.js';
import { type Change, type Course, momentOf, standingAt } from './course.js';

export type Go = (at: string | undefined) => void;

export function useGoing(): Go {
  const navigate = useNavigate();
  return (at) =>
    void navigate({ to: '.', search: (said: object) => ({ ...said, at }), replace: true, resetScroll: false });
}

interface Handling {
  course: Course;
  moment: number;
  changes: Change[];
  go: Go;
  isNow: boolean;
}

/** A slider (WAI-ARIA): an arrow is a hundredth of the axis, the ends are the first moment and now. */
export function AsOfHandle({ course, moment, changes, go, isNow }: Handling) {
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
      className="course-handle"
      style={{ insetInlineStart: `${((moment - from) / (to - from)) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label="As of"
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Math.round(moment)}
      aria-valuetext={`${isNow ? 'now' : sayDate(asQuestion(moment))}: ${change ? STATUS_WORDS[change.status].word : 'nothing yet'}`}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (move === undefined && event.key !== 'Home' && event.key !== 'End') return;
        event.preventDefault();
        const next = event.key === 'Home' ? from : event.key === 'End' ? to : moment + (move ?? 0);
        go(next >= to ? undefined : asQuestion(Math.max(from, next)));
      }}
    />
  );
}

/** Change by change with brackets, status by status with braces, and back to now. */
export function useChangeKeys(changes: Change[], { moment, go }: { moment: number; go: Go }): void {
  const statuses = changes.filter(({ status }, place) => status !== changes[place - 1]?.status);
  const to = (change: Change | undefined) => change && go(asQuestion(Math.ceil(momentOf(change.at) / 60_000) * 60_000));
  const before = (among: Change[]) =>
    to(among.findLast(({ at }) => momentOf(at) < Math.floor(moment / 60_000) * 60_000));
  const after = (among: Change[]) => to(among.find(({ at }) => momentOf(at) > moment));
  useKeys({
    '[': () => before(changes),
    ']': () => after(changes),
    '{': () => before(statuses),
    '}': () => after(statuses),
    '0': () => go(undefined),
  });
}

/** `2024-10-24 18:26`, or as coarse as one likes; in UTC. */
const TYPED = /^\d{4}(-\d\d(-\d\d([ T]\d\d:\d\d)?)?)?$/;

/** For whoever knows the moment: `a` leads here. */
export function MomentField({ at, go }: { at: string | undefined; go: Go }) {
  const said = at?.replace('T', ' ').replace('Z', '') ?? '';
  const [typed, setTyped] = useState(said);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ a: () => field.current?.select() });
  useEffect(() => setTyped(said), [said]);
  const isRight = typed === '' || TYPED.test(typed);
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) go(typed === '' ? undefined : typed.includes(':') ? `${typed.replace(' ', 'T')}Z` : typed);
  };
  return (
    <form className="moment" onSubmit={take}>
      <label>
        As of (UTC){' '}
        <input
          ref={field}
          className="field"
          value={typed}
          placeholder="now"
          inputMode="numeric"
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : 'moment-wrong'}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {!isRight && (
        <span id="moment-wrong" role="alert">
          Write it as 2024-10-24 18:26, or 2024-10-24
        </span>
      )}
    </form>
  );
}
