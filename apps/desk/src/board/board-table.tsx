/** The rows of the board. One is in hand: `j` and `k` move on, Enter opens it. Of many rows only those in sight are drawn. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type CSSProperties, useRef, useState } from 'react';
import { sayDate, sayKnown } from '../dates/edtf.js';
import { useKeys } from '../frame/keys.js';
import { useIsNarrow } from '../frame/width.js';
import { useWindowOfRows } from '../frame/window-of-rows.js';
import type { BoardWords } from '../search-words.js';
import { isUnseen } from '../seen/is-unseen.js';
import { markSeen, useAllSeen } from '../seen/seen.js';
import { FLAG_WORDS, STATUS_WORDS } from '../words.js';
import type { OnTheBoard } from './board.js';
import { BoardRow } from './board-row.js';
import { Peek } from './peek.js';
import { useRowInHand } from './row-in-hand.js';

const ROW_PX = 40;
/** Two lines of the claim, one of how it stands, and its course. */
const NARROW_ROW_PX = 104;
const TITLES = ['Status', 'Claim', 'Its course', 'Carried by', 'Flags', 'Since (UTC)', 'Changed (UTC)'];

interface Shown {
  claims: OnTheBoard[];
  words: BoardWords;
  /** The claim whose row is in hand, as the address has it. */
  row: string | undefined;
}

export function BoardTable({ claims, words, row }: Shown) {
  const table = useRef<HTMLDivElement>(null);
  const rowPx = useIsNarrow() ? NARROW_ROW_PX : ROW_PX;
  const { isPart, first, last, before, after } = useWindowOfRows(table, { rows: claims.length, rowPx });
  const { inHand, take } = useRowInHand(table, claims, { words, row, rowPx });
  const [isPeeking, setPeeking] = useState(false);
  const seen = useAllSeen();
  const look = () => setPeeking(!isPeeking && inHand !== undefined);
  const mark = () => inHand && markSeen(inHand);
  useKeys({ ' ': look, x: mark });
  if (claims.length === 0) return <NothingFound words={words} />;
  return (
    <>
      <p className="board-keys">
        <button className="button" type="button" onClick={look} disabled={!inHand} aria-pressed={isPeeking}>
          A look <kbd>Space</kbd>
        </button>
        <button className="button" type="button" onClick={mark} disabled={!inHand}>
          Seen <kbd>x</kbd>
        </button>
      </p>
      <div
        className={isPart ? 'board board-part' : 'board'}
        style={{ '--row': `${rowPx}px` } as CSSProperties}
        role="table"
        aria-label="The board"
        aria-rowcount={claims.length + 1}
        ref={table}
      >
        <div className="board-row board-titles" role="row">
          {TITLES.map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
        <div role="presentation" style={{ blockSize: before }} />
        {claims.slice(first, last).map((claim, place) => (
          <BoardRow
            key={claim.claimId}
            claim={claim}
            place={first + place}
            at={words.at}
            known={words.known}
            isUnseen={isUnseen(claim, seen)}
            isOff={isOff(claim, words)}
            take={take}
          />
        ))}
        <div role="presentation" style={{ blockSize: after }} />
      </div>
      {isPeeking && inHand && (
        <Peek claimId={inHand.claimId} at={words.at} known={words.known} close={() => setPeeking(false)} />
      )}
    </>
  );
}

/** It has changed while one looks, and would not be found any more: it stays, and is dimmed. */
function isOff(claim: OnTheBoard, { status, flag }: BoardWords): boolean {
  return (status !== undefined && claim.status !== status) || (flag !== undefined && !claim.flags.includes(flag));
}

function NothingFound({ words }: { words: BoardWords }) {
  const navigate = useNavigate();
  useKeys({ Escape: () => void navigate({ to: '/claims', search: {} }) });
  const asked = askedInWords(words);
  return (
    <div className="told" role="status">
      <p>{asked === '' ? 'There is no claim on file yet.' : `No claim${asked}.`}</p>
      {asked !== '' && (
        <p>
          <Link className="button" to="/claims" search={{}}>
            All claims <kbd>Esc</kbd>
          </Link>
        </p>
      )}
    </div>
  );
}

function askedInWords({ q, status, flag, at, known }: BoardWords): string {
  const named = [
    q ? `the words “${q}”` : '',
    status ? `the status “${STATUS_WORDS[status].word}”` : '',
    flag ? `the flag “${FLAG_WORDS[flag].word}”` : '',
  ].filter(Boolean);
  return [
    named.length > 0 ? ` with ${named.join(' and ')}` : '',
    at ? `, as of ${sayDate(at)}` : '',
    known ? `, on record by ${sayKnown(known)}` : '',
  ].join('');
}
