/** The row of the board that is in hand, by its place among all rows: `j` and `k` move on, a pointer or Tab takes it. */
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback, useState } from 'react';
import { useKeys } from '../frame/keys.js';
import type { OnTheBoard } from './board.js';

export const ROW_PX = 40;

export function useRowInHand(
  table: RefObject<HTMLDivElement | null>,
  claims: OnTheBoard[],
): { inHand: OnTheBoard | undefined; take(place: number): void } {
  const navigate = useNavigate();
  const [place, setPlace] = useState(-1);
  const inHand = claims[place];
  const take = useCallback((taken: number) => setPlace(taken), []);
  const goTo = (next: number) => {
    const to = Math.max(0, Math.min(claims.length - 1, next));
    const rowOf = () => table.current?.querySelector<HTMLElement>(`[data-row="${to}"]`);
    setPlace(to);
    const row = rowOf();
    if (row) return row.focus();
    // One that is not drawn yet is drawn when it comes into sight.
    window.scrollTo({ top: (table.current?.offsetTop ?? 0) + to * ROW_PX - innerHeight / 2 });
    requestAnimationFrame(() => requestAnimationFrame(() => rowOf()?.focus()));
  };
  const open = () => {
    if (inHand) void navigate({ to: '/claims/$id', params: { id: inHand.claimId }, search: {} });
  };
  useKeys({ j: () => goTo(place + 1), k: () => goTo(place - 1), o: open });
  return { inHand, take };
}
