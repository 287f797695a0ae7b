/** A claim on the board. It is drawn again where something of it changes, and not where another is taken in hand. */
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { sayDate, sayRecent } from '../dates/edtf.js';
import { useFresh } from '../live/fresh.js';
import { Ribbon } from '../marks/ribbon.js';
import { StatusWord } from '../marks/status-mark.js';
import { FLAG_WORDS, plural } from '../words.js';
import type { OnTheBoard } from './board.js';

/** Of more it is told how many there are. */
const SHOWN_FLAGS = 1;

interface Shown {
  claim: OnTheBoard;
  place: number;
  at: string | undefined;
  known: string | undefined;
  isUnseen: boolean;
  /** It no longer is what the board was asked for. */
  isOff: boolean;
  take(place: number): void;
}

export const BoardRow = memo(function BoardRow({ claim, place, at, known, isUnseen, isOff, take }: Shown) {
  const isFresh = useFresh(claim.version);
  const { claimId, proposition, status, since, outlets, assertingOrigins, flags, verdict, ribbon, changedAt } = claim;
  return (
    <div
      className={`board-row${isFresh ? ' fresh' : ''}${isOff ? ' board-row-off' : ''}`}
      role="row"
      aria-rowindex={place + 2}
      data-claim={claimId}
      title={isOff ? 'It is no longer what the board is asked for' : undefined}
      onFocus={() => take(place)}
    >
      <span role="cell">
        <span className={isUnseen ? 'unseen' : 'seen'}>
          {isUnseen && <span className="out-of-sight">changed since you looked </span>}
        </span>
        <StatusWord status={status} />
      </span>
      <span role="cell" className="board-claim">
        <Link
          to="/claims/$id"
          params={{ id: claimId }}
          search={{ ...(at !== undefined && { at }), ...(known !== undefined && { known }) }}
          data-row={place}
          dir="auto"
          title={proposition}
        >
          <span>{proposition}</span>
        </Link>
        {verdict && <span className="verdict">{verdict.verdict.replaceAll('_', ' ')}</span>}
      </span>
      <span role="cell">
        <Ribbon segments={ribbon} />
      </span>
      <span role="cell" className="nowrap">
        {plural(outlets, 'outlet')}
        <span className="quiet dot">·</span>
        <span className={assertingOrigins === 1 ? 'one-origin' : undefined}>{plural(assertingOrigins, 'origin')}</span>
      </span>
      <Flags flags={flags} />
      <span role="cell" className="quiet nowrap">
        {since === null ? '' : sayDate(since).replace(' UTC', '')}
      </span>
      <span role="cell" className="quiet nowrap board-changed" title={`On record ${sayDate(changedAt)}`}>
        {sayRecent(changedAt, Date.now())}
      </span>
    </div>
  );
});

function Flags({ flags }: Pick<OnTheBoard, 'flags'>) {
  const others = flags.slice(SHOWN_FLAGS);
  return (
    <span role="cell" className="board-flags">
      {flags.slice(0, SHOWN_FLAGS).map((flag) => (
        <span key={flag} className="flag" title={FLAG_WORDS[flag].means}>
          {FLAG_WORDS[flag].word}
        </span>
      ))}
      {others.length > 0 && (
        <span className="flag" title={others.map((flag) => FLAG_WORDS[flag].word).join(', ')}>
          {`+${others.length}`}
        </span>
      )}
    </span>
  );
}
