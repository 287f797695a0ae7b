/** All figures of a claim, as they are drawn. What the holders of two figures are told of comes behind the last measure. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAllPages } from '../all-pages.js';
import { pages } from '../ask.js';
import type { AskedAt } from './claim.js';
import { type Panel, panelsOf } from './figure-panels.js';

const A_PAGE = 500;
const NONE: Panel[] = [];

interface AllFigures {
  /** None until all have come: one that seems to be nobody else's may be pinned on two. */
  panels: Panel[];
  /** Why none have come. */
  error: Error | null;
  again(): void;
}

export function useFigures(id: string, asked: AskedAt, isTurn = true): AllFigures {
  const figures = useInfiniteQuery({
    ...pages('/v1/claims/{id}/figures', { id, query: { ...asked, limit: A_PAGE } }),
    enabled: isTurn,
  });
  useAllPages(figures);
  const all = figures.hasNextPage ? undefined : figures.data?.pages;
  const panels = useMemo(() => {
    if (!all) return NONE;
    return panelsOf({
      measures: all.flatMap(({ measures }) => measures),
      differ: all.flatMap(({ differ }) => differ),
    });
  }, [all]);
  return { panels, error: all ? null : figures.error, again: () => void figures.refetch() };
}
