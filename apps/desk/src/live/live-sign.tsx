/** Whether what is shown is told of changes: live, or stopped and since when; and how far the views are behind the log. */
import { useEffect, useState } from 'react';
import { useLive } from './live.js';

/** Behind for less is usual. */
const PATIENCE_MS = 2000;

export function LiveSign() {
  const { isTold, lostSince, behindSince } = useLive();
  const now = useNow(behindSince !== undefined);
  if (lostSince !== undefined)
    return <span className="live live-lost" role="status">{`Live stopped ${atHour(lostSince)}`}</span>;
  if (!isTold) return <span className="live" role="status" />;
  const behindMs = behindSince === undefined ? 0 : now - behindSince;
  return (
    <span className="live live-on" role="status">
      {behindMs < PATIENCE_MS ? 'Live' : `Views are ${Math.round(behindMs / 1000)} s behind the log`}
    </span>
  );
}

function atHour(moment: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(moment);
}

function useNow(isWanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWanted]);
  return now;
}
