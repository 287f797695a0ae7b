/** A list that comes page by page, asked for to its end, each page once there is time. */
import { useEffect } from 'react';
import { whenIdle } from './frame/when-idle.js';

interface Paged {
  data: { pages: object[] } | undefined;
  hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

export function useAllPages({ data, hasNextPage, fetchNextPage }: Paged): void {
  const there = data?.pages.length;
  useEffect(
    () => (hasNextPage ? whenIdle(() => void fetchNextPage()) : undefined),
    [hasNextPage, there, fetchNextPage],
  );
}
