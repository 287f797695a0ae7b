/** The picture of a course: ribbon, coverage, axis with a tick for each event. It stands alone, so that it can be taken away. */
import { memo } from 'react';
import { sayDate } from '../dates/edtf.js';
import { STATUS_WORDS } from '../words.js';
import { coverageOf, type Course, scaleOf, ticksOf } from './course.js';
import type { CourseEvent } from './course-events.js';

export const RIBBON_PX = 28;
const COVERAGE_PX = 40;
const AXIS_PX = 22;
export const COURSE_PX = RIBBON_PX + COVERAGE_PX + AXIS_PX;
const BAR_PX = 8;
/** What a tick needs with its word. */
export const TICK_PX = 62;
/** Of the average character of the status's word. */
const CHARACTER_PX = 7.8;

interface Shown {
  course: Course;
  statements: { publishedAt: string }[];
  events: CourseEvent[];
  width: number;
}

export function CoursePicture({ moment, ...drawn }: Shown & { moment: number }) {
  const { course, width } = drawn;
  const x = scaleOf(course, width)(moment);
  return (
    <svg
      className="course-picture"
      data-picture
      width={width}
      height={COURSE_PX}
      viewBox={`0 0 ${width} ${COURSE_PX}`}
      role="img"
      aria-label="Its statuses along time, and how much was printed"
    >
      <AllOfIt {...drawn} />
      <rect className="course-later" x={x} width={Math.max(0, width - x)} height={RIBBON_PX + COVERAGE_PX} />
    </svg>
  );
}

/** All but the moment: while that is moved, nothing of it is drawn again. */
const AllOfIt = memo(function AllOfIt({ course, statements, events, width }: Shown) {
  const scale = scaleOf(course, width);
  const published = statements.map(({ publishedAt }) => publishedAt);
  return (
    <>
      <defs>
        <pattern id="contested" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="course-hatch" x1="0" y1="0" x2="0" y2="7" />
        </pattern>
        <linearGradient id="unsure">
          <stop className="course-fade" offset="0" stopOpacity="0.85" />
          <stop className="course-fade" offset="1" stopOpacity="0" />
        </linearGradient>
      </defs>
      <Segments course={course} scale={scale} />
      <Coverage counts={coverageOf(published, course, Math.floor(width / BAR_PX))} />
      <line className="course-axis" x1="0" x2={width} y1={RIBBON_PX + COVERAGE_PX} y2={RIBBON_PX + COVERAGE_PX} />
      {ticksOf(course, Math.floor(width / TICK_PX)).map((tick) => (
        <g key={tick} transform={`translate(${scale(tick)} ${RIBBON_PX + COVERAGE_PX})`}>
          <line className="course-axis" y2="4" />
          <text
            className="course-tick"
            y="16"
            textAnchor={scale(tick) < 30 ? 'start' : scale(tick) > width - 30 ? 'end' : 'middle'}
          >
            {sayTick(tick, course)}
          </text>
        </g>
      ))}
      <Events events={events} scale={scale} />
    </>
  );
});

/** A tick beneath the axis: what was taken back, held or let go. */
function Events({ events, scale }: { events: CourseEvent[]; scale: (moment: number) => number }) {
  return events.map(({ moment, at, said }) => (
    <path
      key={`${at} ${said}`}
      className="course-event"
      d={`M${scale(moment)} ${RIBBON_PX + COVERAGE_PX - 1}l4 -7h-8z`}
    >
      <title>{`${said}, ${sayDate(at)}`}</title>
    </path>
  ));
}

function Segments({ course: { segments }, scale }: { course: Course; scale: (moment: number) => number }) {
  return segments.map(({ start, end, change: { status }, isOpen }, place) => {
    const [x, width] = [scale(start), Math.max(2, scale(end) - scale(start) - 1)];
    const { word } = STATUS_WORDS[status];
    const isSame = segments[place - 1]?.change.status === status;
    return (
      <g key={`${start}-${place}`} className={`status-${status}`}>
        <rect className="ribbon-part" x={x} width={width} height={RIBBON_PX} />
        {status === 'contested' && <rect x={x} width={width} height={RIBBON_PX} fill="url(#contested)" />}
        {isOpen && <rect x={x} width={Math.min(28, width)} height={RIBBON_PX} fill="url(#unsure)" />}
        {!isSame && width > word.length * CHARACTER_PX + 44 && (
          <g transform={`translate(${x + 34} 0)`}>
            <rect className="course-plate" x="-6" y="5" width={word.length * CHARACTER_PX + 12} height="18" rx="3" />
            <text className="course-word" y={RIBBON_PX / 2 + 4}>
              {word}
            </text>
          </g>
        )}
      </g>
    );
  });
}

function Coverage({ counts }: { counts: number[] }) {
  const most = Math.max(1, ...counts);
  return counts.map((count, place) => {
    const height = count === 0 ? 0 : 3 + (count / most) * (COVERAGE_PX - 12);
    return (
      count > 0 && (
        <rect
          key={place}
          className="course-bar"
          x={place * BAR_PX}
          y={RIBBON_PX + COVERAGE_PX - height}
          width={BAR_PX - 2}
          height={height}
        >
          <title>{`${count} printed`}</title>
        </rect>
      )
    );
  });
}

export function sayTick(tick: number, { from, to }: Pick<Course, 'from' | 'to'>): string {
  const days = (to - from) / 86_400_000;
  const isWholeDay = tick % 86_400_000 === 0;
  const parts: Intl.DateTimeFormatOptions =
    days > 1500
      ? { year: 'numeric' }
      : days > 60
        ? { month: 'short', year: 'numeric' }
        : isWholeDay
          ? { day: 'numeric', month: 'short' }
          : { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(tick);
}
