/** Who says it, and who only prints it: each holder once, however many carry it, through whom, on the axis of the course. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useMemo, useRef, useState } from 'react';
import { useAllPages } from '../all-pages.js';
import { pages } from '../ask.js';
import { PartComing } from '../frame/told.js';
import { useWidth } from '../frame/width.js';
import { sideOf } from '../marks/stance-mark.js';
import { TakeAway } from '../take-away/take-away.js';
import { plural } from '../words.js';
import type { AskedAt } from './claim.js';
import { type Course, courseOf, ticksOf } from './course.js';
import { sayTick, TICK_PX } from './course-picture.js';
import { useIsGridThere } from './grid.js';
import { moveInGrid } from './move-in-grid.js';
import { type Axis, Lane } from './origin-lane.js';
import type { Holder } from './origin-strands.js';
import { Dot, shareIn } from './strand.js';
import type { Statement } from './utterances.js';
import './origins.css';

const A_PAGE = 500;
/** Of more holders these are drawn at first. */
const LANES = 100;
const SIDES = ['asserts', 'hedges-for', 'leaves_open', 'disputes', 'hedges-against', 'denies'];

interface Shown {
  id: string;
  asked: AskedAt;
  /** Of the whole claim, whatever moment is asked for; undefined while it is coming. */
  course: Course | undefined;
  /** Told as of the moment. */
  statements: Statement[];
}

/** Drawn again only where another moment is asked for, and once all of the claim's statements have come. */
export const Origins = memo(function Origins({ id, asked, course, statements }: Shown) {
  const attribution = useInfiniteQuery({
    ...pages('/v1/claims/{id}/attribution', { id, query: { ...asked, limit: A_PAGE } }),
    enabled: useIsGridThere(id, asked),
  });
  useAllPages(attribution);
  const { data, error, hasNextPage, refetch } = attribution;
  const [isWhole, setWhole] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  // Page by page: a later one never moves what stands before it.
  const holders = useMemo(() => data?.pages.flatMap((page) => page.holders.toSorted(originsFirst)), [data]);
  const ended = useMemo(() => endedIn(statements), [statements]);
  if (!holders) return <PartComing title="Whose it is" error={error} again={() => void refetch()} />;
  const origins = holders.filter(({ isOrigin }) => isOrigin).length;
  const soFar = hasNextPage ? ' so far' : '';
  const axis = course ?? axisOf(holders);
  return (
    <section className="section" aria-labelledby="origins-title">
      <div className="section-head">
        <h2 id="origins-title">Whose it is</h2>
        <span className="quiet">{`${plural(origins, 'origin')}${soFar}: however many print one, it counts once`}</span>
        <Legend />
        <TakeAway of={picture} title="Whose it is" />
      </div>
      <div className="origins" ref={picture} onKeyDown={moveInGrid}>
        {holders.length > 0 && <TimeAxis axis={axis} />}
        <ul className="lanes" data-rows>
          {holders.slice(0, isWhole ? holders.length : LANES).map((holder) => (
            <Lane key={holder.statementId} {...{ holder, axis, ended }} />
          ))}
        </ul>
      </div>
      {!isWhole && holders.length > LANES && (
        <p className="section-more">
          <button className="button" type="button" onClick={() => setWhole(true)}>
            {`All ${plural(holders.length, 'holder')}${soFar}`}
          </button>
        </p>
      )}
    </section>
  );
});

function originsFirst(one: Holder, other: Holder): number {
  return (
    Number(other.isOrigin) - Number(one.isOrigin) ||
    placeOf(one) - placeOf(other) ||
    other.printedTotal - one.printedTotal
  );
}

function placeOf({ stance, lean }: Holder): number {
  return stance === null ? SIDES.length : SIDES.indexOf(sideOf({ stance, lean }));
}

function endedIn(statements: Statement[]): Map<string, string> {
  return new Map(
    statements.flatMap(({ statementId, retraction }) => (retraction ? [[statementId, retraction.publishedAt]] : [])),
  );
}

/** While the course is coming. */
function axisOf(holders: Holder[]): Axis {
  return courseOf(
    [],
    holders.flatMap(({ printed }) => printed.map(({ publishedAt }) => publishedAt)),
  );
}

/** The ticks of the course, which is as wide. */
function TimeAxis({ axis }: { axis: Axis }) {
  const [box, width] = useWidth();
  const ticks = ticksOf(axis, Math.floor(width / TICK_PX));
  const at = (tick: number) => `${shareIn(axis, tick) * 100}%`;
  return (
    <div className="origins-axis" ref={box} aria-hidden="true">
      <svg className="origins-ticks">
        {ticks.map((tick) => (
          <line key={tick} x1={at(tick)} x2={at(tick)} y1="20" y2="100%" />
        ))}
      </svg>
      {ticks.map((tick) => (
        <span key={tick} className={edgeOf(shareIn(axis, tick) * width, width)} style={{ insetInlineStart: at(tick) }}>
          {sayTick(tick, axis)}
        </span>
      ))}
    </div>
  );
}

/** At either end a tick's word stands within the picture. */
function edgeOf(x: number, width: number): string | undefined {
  if (x < TICK_PX / 2) return 'tick-first';
  return x > width - TICK_PX / 2 ? 'tick-last' : undefined;
}

function Legend() {
  return (
    <ul className="legend">
      <li>
        <Dot /> printed
      </li>
      <li>
        <Dot isCopy /> dashed: a copy
      </li>
      <li>
        <Dot isEnded /> taken back
      </li>
      <li>
        <Dot isIdle /> does not count
      </li>
    </ul>
  );
}
