/** All that a holder said on every claim, on one axis of time; where it changed its mind, that is marked. */
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { ticksOf } from '../claim/course.js';
import { sayTick } from '../claim/course-picture.js';
import { sayDate } from '../dates/edtf.js';
import { StanceMark, stanceInWords } from '../marks/stance-mark.js';
import { useOutletNames } from '../outlet-names.js';
import type { MomentWords } from '../search-words.js';
import { TakeAway } from '../take-away/take-away.js';
import { actInWords, plural } from '../words.js';
import { axisOf, type ClaimLanes, lanesOf, type Placed, type SaidByHolder } from './holder-lanes.js';
import './holder-course.css';

const LANE_PX = 26;
/** That have room on a narrow screen, too. */
const TICKS = 5;

interface Shown {
  statements: SaidByHolder[];
  /** They are the first of more. */
  isPart: boolean;
  asked: MomentWords;
}

export function HolderCourse({ statements, isPart, asked }: Shown) {
  const picture = useRef<HTMLDivElement>(null);
  if (statements.length === 0) return null;
  const axis = axisOf(statements);
  const at = (moment: number) => `${((moment - axis.from) / (axis.to - axis.from)) * 100}%`;
  return (
    <section className="section" aria-labelledby="holder-course-title">
      <div className="section-head">
        <h2 id="holder-course-title">On each claim, by time</h2>
        <span className="quiet">
          {`${isPart ? `the first ${plural(statements.length, 'statement')} · ` : ''}ringed: on another side than before`}
        </span>
        <TakeAway of={picture} title="On each claim, by time" />
      </div>
      <div ref={picture}>
        <ul className="holder-course">
          {lanesOf(statements, axis).map((row) => (
            <Row key={row.claimId} row={row} asked={asked} />
          ))}
        </ul>
        <div className="holder-axis" aria-hidden="true">
          {ticksOf(axis, TICKS).map((tick) => (
            <span key={tick} style={{ insetInlineStart: at(tick) }}>
              {sayTick(tick, axis)}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

function Row({ row: { claimId, proposition, placed, lanes }, asked }: { row: ClaimLanes; asked: MomentWords }) {
  return (
    <li>
      <Link to="/claims/$id" params={{ id: claimId }} search={asked} dir="auto">
        {proposition}
      </Link>
      <div className="holder-lane" style={{ blockSize: lanes * LANE_PX }}>
        {placed.map((one) => (
          <Mark key={one.said.statementId} placed={one} asked={asked} />
        ))}
      </div>
    </li>
  );
}

function Mark({ placed: { said, share, lane }, asked }: { placed: Placed; asked: MomentWords }) {
  const nameOf = useOutletNames();
  const { claimId, statementId, stance, lean, inferred, saidAt, publishedAt, outletId, turnedFrom } = said;
  const turned = turnedFrom ? `; before, it ${stanceInWords(turnedFrom)}` : '';
  const name = `${sayDate(saidAt ?? publishedAt)}, ${nameOf(outletId)}: ${stanceInWords({ stance, lean })} (${actInWords(said)})${turned}`;
  return (
    <Link
      to="/claims/$id"
      params={{ id: claimId }}
      search={{ ...asked, s: statementId }}
      className={turnedFrom ? 'holder-mark holder-turned' : 'holder-mark'}
      style={{ insetInlineStart: `${share * 100}%`, insetBlockStart: lane * LANE_PX }}
      aria-label={name}
      title={name}
    >
      <StanceMark {...{ stance, lean, inferred }} />
    </Link>
  );
}
