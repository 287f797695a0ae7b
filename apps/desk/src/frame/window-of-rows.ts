/** Which rows of a long list are in sight: rows of one height, drawn a screen beyond either edge, so focus stays put. */
import { type RefObject, useEffect, useState } from 'react';

/** A list of fewer is drawn whole. */
const FEW = 150;
const BEYOND = 20;

export interface WindowOfRows {
  /** Not all are drawn: each must have its height. */
  isPart: boolean;
  first: number;
  last: number;
  /** Pixels for the rows that are not drawn. */
  before: number;
  after: number;
}

export function useWindowOfRows(
  list: RefObject<HTMLElement | null>,
  { rows, rowPx }: { rows: number; rowPx: number },
): WindowOfRows {
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (rows <= FEW) return;
    const look = () => {
      const above = Math.max(0, -(list.current?.getBoundingClientRect().top ?? 0));
      setTop(Math.floor(above / rowPx / BEYOND) * BEYOND);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [list, rows, rowPx]);
  if (rows <= FEW) return { isPart: false, first: 0, last: rows, before: 0, after: 0 };
  const first = Math.max(0, top - BEYOND);
  const last = Math.min(rows, top + BEYOND * 2 + Math.ceil(innerHeight / rowPx));
  return { isPart: true, first, last, before: first * rowPx, after: (rows - last) * rowPx };
}
