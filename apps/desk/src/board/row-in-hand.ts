/**
 * The row of the board that is in hand, by its place among all rows: `j` and `k` move on, a pointer or Tab takes it. Once one
 * rests on it, it is in the address: whoever comes back, or is sent the link, has the same row in hand.
 */
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useKeys } from '../frame/keys.js';
import { useIsOnTheWay } from '../frame/on-the-way.js';
import type { BoardWords } from '../search-words.js';
import type { OnTheBoard } from './board.js';

/** The address is written once one has stayed for so long: a key's paint does not wait for it. */
const RESTS_MS = 400;

interface Asked {
  words: BoardWords;
  row: string | undefined;
  rowPx: number;
}

interface InHand {
  inHand: OnTheBoard | undefined;
  take(place: number): void;
}

export function useRowInHand(
  table: RefObject<HTMLDivElement | null>,
  claims: OnTheBoard[],
  { words: { at, known }, row, rowPx }: Asked,
): InHand {
  const navigate = useNavigate();
  const [place, setPlace] = useState(-1);
  const inHand = claims[place];
  const take = useCallback((taken: number) => setPlace(taken), []);
  const awaited = useRef<number>(undefined);
  const rowOf = (drawn: number) => table.current?.querySelector<HTMLElement>(`[data-row="${drawn}"]`);
  const goTo = (next: number) => {
    const to = Math.max(0, Math.min(claims.length - 1, next));
    setPlace(to);
    const found = rowOf(to);
    if (found) return found.focus();
    // One that is not drawn yet is drawn when it comes into sight.
    awaited.current = to;
    window.scrollTo({ top: (table.current?.offsetTop ?? 0) + to * rowPx - innerHeight / 2 });
  };
  useEffect(() => {
    const drawn = awaited.current === undefined ? undefined : rowOf(awaited.current);
    if (!drawn) return;
    awaited.current = undefined;
    drawn.focus();
  });
  const open = () => {
    const search = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
    if (inHand) void navigate({ to: '/claims/$id', params: { id: inHand.claimId }, search });
  };
  useKeys({ j: () => goTo(place + 1), k: () => goTo(place - 1), o: open });
  useTakenUp(claims, row, goTo);
  useWritten(inHand?.claimId, row);
  return { inHand, take };
}

/** Once, with the first rows in which it is. */
function useTakenUp(claims: OnTheBoard[], row: string | undefined, goTo: (place: number) => void): void {
  const wanted = useRef(row);
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (wanted.current === undefined) return;
    const place = claims.findIndex(({ claimId }) => claimId === wanted.current);
    if (place < 0) return;
    wanted.current = undefined;
    latest.current(place);
  }, [claims]);
}

function useWritten(claimId: string | undefined, row: string | undefined): void {
  const navigate = useNavigate();
  const isOnTheWay = useIsOnTheWay();
  useEffect(() => {
    if (claimId === undefined || claimId === row) return undefined;
    const search = (words: object) => ({ ...words, row: claimId });
    const write = () => {
      if (!isOnTheWay()) void navigate({ to: '/claims', search, replace: true, resetScroll: false });
    };
    const timer = setTimeout(write, RESTS_MS);
    return () => clearTimeout(timer);
  }, [claimId, row, navigate, isOnTheWay]);
}
