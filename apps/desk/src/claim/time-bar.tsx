/**
 * The course of a claim on one axis: the ribbon of its statuses, beneath it how much was printed, and the handle of the
 * moment that is looked at. Moving it asks nothing, for the changes are here; letting go puts the moment into the address.
 */
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { asQuestion, sayDate, spanOf } from '../dates/edtf.js';
import { KnownField, MomentField, useGoing } from '../frame/moment-field.js';
import { useWidth } from '../frame/width.js';
import { TakeAway } from '../take-away/take-away.js';
import { StatusWord } from '../marks/status-mark.js';
import { plural } from '../words.js';
import { AsOfHandle } from './as-of-handle.js';
import { Changes } from './changes.js';
import { type Change, type Course, momentOf, scaleOf, standingAt } from './course.js';
import { eventsOf } from './course-events.js';
import { CoursePicture } from './course-picture.js';
import { CourseWays } from './course-ways.js';
import type { Statement } from './utterances.js';
import './time-bar.css';

type Carried = Pick<Change, 'outlets' | 'assertingOrigins'>;

interface Shown {
  course: Course;
  changes: Change[];
  /** By the moment of the screen: more outlets may have come since the last change. */
  carried: Carried;
  statements: Statement[];
  at: string | undefined;
  known: string | undefined;
  /** The moment that it is compared with. */
  vs: string | undefined;
  isCompared: boolean;
  /** `t` and `d`. */
  knowThen(): void;
  compare(): void;
}

export function changesAfter(changes: Change[], at: string): number {
  return changes.filter((change) => momentOf(change.at) > spanOf(at).to).length;
}

export function TimeBar({ course, changes, carried, statements, at, known, vs, ...ways }: Shown) {
  const [box, width] = useWidth();
  const section = useRef<HTMLElement>(null);
  const [held, setHeld] = useState<number>();
  const [grip, setGrip] = useState<'at' | 'vs'>('at');
  const go = useGoing('at');
  const goOther = useGoing('vs');
  const goKnown = useGoing('known');
  const events = useMemo(() => eventsOf(statements), [statements]);
  const [heldAt, heldVs] = grip === 'at' ? [held, undefined] : [undefined, held];
  const moment = heldAt ?? (at === undefined ? course.to : Math.min(spanOf(at).to, course.to));
  if (changes.length === 0) return null;
  const momentAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width: wide } = currentTarget.getBoundingClientRect();
    return scaleOf(course, wide).invert(Math.max(0, Math.min(wide, clientX - left)));
  };
  const letGo = () => {
    if (heldVs !== undefined) goOther(asQuestion(heldVs));
    if (heldAt !== undefined)
      go(heldAt >= course.to - (course.to - course.from) * 0.01 ? undefined : asQuestion(heldAt));
    setHeld(undefined);
  };
  return (
    <section className="section" aria-labelledby="course-title" ref={section}>
      <div className="section-head">
        <h2 id="course-title">Its course</h2>
        <StandingThen
          change={standingAt(changes, moment)}
          moment={at === undefined && heldAt === undefined ? undefined : moment}
          carried={heldAt === undefined ? carried : undefined}
        />
        <div className="moments">
          <MomentField at={at} go={go} />
          <KnownField known={known} go={goKnown} />
        </div>
        <TakeAway of={section} title="Its course" />
      </div>
      <div
        ref={box}
        className="course"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setGrip((event.target as Element).closest('.course-handle-other') ? 'vs' : 'at');
          setHeld(momentAt(event));
        }}
        onPointerMove={(event) => held !== undefined && setHeld(momentAt(event))}
        onPointerUp={letGo}
        onPointerCancel={() => setHeld(undefined)}
      >
        {width > 0 && <CoursePicture {...{ course, statements, events, width }} moment={moment} />}
        <AsOfHandle {...{ course, moment, changes, go }} isNow={at === undefined && heldAt === undefined} />
        {vs !== undefined && (
          <AsOfHandle
            {...{ course, changes }}
            moment={heldVs ?? Math.max(course.from, Math.min(spanOf(vs).to, course.to))}
            go={goOther}
            isNow={false}
            name="Compared with"
          />
        )}
      </div>
      <CourseWays
        {...{ changes, moment, go }}
        knowThen={at === undefined && known === undefined ? undefined : ways.knowThen}
        isKnownThen={known !== undefined}
        compare={ways.compare}
        isCompared={ways.isCompared}
      />
      <Changes changes={changes} standing={standingAt(changes, moment)} go={go} />
    </section>
  );
}

interface Then {
  change: Change | undefined;
  moment: number | undefined;
  /** While the handle is moved nothing is asked: what is known is how many there were when it changed. */
  carried: Carried | undefined;
}

function StandingThen({ change, moment, carried }: Then) {
  const { outlets, assertingOrigins } = carried ?? change ?? { outlets: 0, assertingOrigins: 0 };
  const counted = `${plural(outlets, 'outlet')} · ${plural(assertingOrigins, 'origin')}`;
  return (
    <span className="standing-then" aria-live="polite">
      <span className="quiet">{moment === undefined ? 'Now:' : `${sayDate(asQuestion(moment))}:`}</span>
      {change ? <StatusWord status={change.status} /> : <span>nothing on it yet</span>}
      {change && <span className="quiet">{carried ? counted : `${counted} when it changed`}</span>}
    </span>
  );
}
