/** The rows of the board. One is in hand: `j` and `k` move on, Enter opens it. Of many rows only those in sight are drawn. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { sayDate } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import { useWindowOfRows } from '../frame/window-of-rows.js';
import { useFresh } from '../live/fresh.js';
import { Ribbon } from '../marks/ribbon.js';
import { StatusWord } from '../marks/status-mark.js';
import type { BoardWords } from '../search-words.js';
import { FLAG_WORDS, plural } from '../words.js';
import type { OnTheBoard } from './board.js';

const ROW_PX = 40;
/** Of more it is told how many there are. */
const SHOWN_FLAGS = 1;

export function BoardTable({ claims, words }: { claims: OnTheBoard[]; words: BoardWords }) {
  const table = useRef<HTMLDivElement>(null);
  const { first, last, before, after } = useWindowOfRows(table, { rows: claims.length, rowPx: ROW_PX });
  useRowInHand(table, claims);
  if (claims.length === 0) return <NothingFound words={words} />;
  return (
    <div className="board" role="table" aria-label="The board" aria-rowcount={claims.length + 1} ref={table}>
      <div className="board-row board-titles" role="row">
        {['Status', 'Claim', 'Its course', 'Carried by', 'Flags', 'Since (UTC)'].map((title) => (
          <span key={title} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      <div role="presentation" style={{ blockSize: before }} />
      {claims.slice(first, last).map((claim, place) => (
        <BoardRow key={claim.claimId} claim={claim} at={words.at} place={first + place} />
      ))}
      <div role="presentation" style={{ blockSize: after }} />
    </div>
  );
}

function BoardRow({ claim, at, place }: { claim: OnTheBoard; at: string | undefined; place: number }) {
  const isFresh = useFresh(claim.version);
  const { claimId, proposition, status, since, outlets, assertingOrigins, flags, verdict, ribbon } = claim;
  return (
    <div
      className={isFresh ? 'board-row fresh' : 'board-row'}
      role="row"
      aria-rowindex={place + 2}
      data-claim={claimId}
    >
      <span role="cell">
        <StatusWord status={status} />
      </span>
      <span role="cell" className="board-claim">
        <Link
          to="/claims/$id"
          params={{ id: claimId }}
          search={at ? { at } : {}}
          data-row={place}
          dir="auto"
          title={proposition}
        >
          {proposition}
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
      <span role="cell" className="board-flags">
        {flags.slice(0, SHOWN_FLAGS).map((flag) => (
          <span key={flag} className="flag" title={FLAG_WORDS[flag].means}>
            {FLAG_WORDS[flag].word}
          </span>
        ))}
        {flags.length > SHOWN_FLAGS && (
          <span
            className="flag"
            title={flags
              .slice(SHOWN_FLAGS)
              .map((flag) => FLAG_WORDS[flag].word)
              .join(', ')}
          >
            {`+${flags.length - SHOWN_FLAGS}`}
          </span>
        )}
      </span>
      <span role="cell" className="quiet nowrap">
        {since === null ? '' : sayDate(since).replace(' UTC', '')}
      </span>
    </div>
  );
}

/** By its place among all rows: one that is not drawn yet is drawn when it comes into sight. */
function useRowInHand(table: React.RefObject<HTMLDivElement | null>, claims: OnTheBoard[]): void {
  const navigate = useNavigate();
  const [place, setPlace] = useState(-1);
  const take = (next: number) => {
    const to = Math.max(0, Math.min(claims.length - 1, next));
    setPlace(to);
    const focus = () => table.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus();
    if (!table.current?.querySelector(`[data-row="${to}"]`))
      window.scrollTo({ top: (table.current?.offsetTop ?? 0) + to * ROW_PX - innerHeight / 2 });
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  const open = () => {
    const claim = claims[place];
    if (claim) void navigate({ to: '/claims/$id', params: { id: claim.claimId }, search: {} });
  };
  useKeys({ j: () => take(place + 1), k: () => take(place - 1), o: open });
}

function NothingFound({ words }: { words: BoardWords }) {
  const named = Object.entries(words).flatMap(([name, word]) => (word && name !== 'sort' ? [`${name} “${word}”`] : []));
  return (
    <div className="told" role="status">
      <p>{named.length > 0 ? `No claim with ${named.join(' and ')}.` : 'There is no claim on file yet.'}</p>
      {named.length > 0 && (
        <p>
          <Link className="button" to="/claims" search={{}}>
            All claims
          </Link>
        </p>
      )}
    </div>
  );
}
