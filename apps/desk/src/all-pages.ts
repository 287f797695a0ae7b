/** A list that comes page by page, asked for to its end, each page once there is time. */
import { useEffect } from 'react';
import { whenIdle } from './frame/when-idle.js';

interface Paged {
  data: { pages: object[] } | undefined;
  hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** `isTurn`: false while something else is to come first. */
export function useAllPages({ data, hasNextPage, fetchNextPage }: Paged, isTurn = true): void {
  const there = data?.pages.length;
  useEffect(
    () => (hasNextPage && isTurn ? whenIdle(() => void fetchNextPage()) : undefined),
    [hasNextPage, isTurn, there, fetchNextPage],
  );
}
