/** What is not on file is asked for again as soon as something comes that concerns it: nobody loads the page anew. */
import { useEffect, useRef } from 'react';
import { type FeedItem, Refused } from '#client';
import { latestNumber, useLive } from './live.js';

interface Asked {
  /** Why there is nothing to show. */
  error: Error | null;
  concerns(item: FeedItem): boolean;
  again(): void;
}

export function useOnceOnFile({ error, concerns, again }: Asked): void {
  const { items } = useLive();
  const seen = useRef(latestNumber());
  const isMissing = error instanceof Refused && error.problem.status === 404;
  useEffect(() => {
    const come = isMissing ? items.findLast(({ item, number }) => number > seen.current && concerns(item)) : undefined;
    if (!come) return;
    seen.current = come.number;
    again();
  });
}
