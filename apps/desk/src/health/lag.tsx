/** How far the views are behind the log, as the live feed tells every two seconds; and how that went while one looked. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { question } from '../ask.js';
import { inDigits } from '../words.js';
import { useLive } from '../live/live.js';

/** Two minutes of heartbeats. */
const KEPT = 60;
const [WIDTH, HEIGHT] = [240, 40];

export function Lag() {
  const { position, head } = useLive();
  // Health itself says nothing of the log, and the page is told of what comes behind its first answer that does.
  useQuery(question('/v1/feed', { query: { limit: 1 } }));
  const lags = useLags(position, head);
  const now = lags.at(-1);
  if (now === undefined) return <p className="quiet">The live feed has not told yet.</p>;
  const most = Math.max(1, ...lags);
  return (
    <div className="lag">
      <p>
        {now === 0
          ? 'The views have all that is in the log.'
          : `The views are ${inDigits(now)} records behind the log.`}
      </p>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`Records behind, in the last ${lags.length * 2} s: at most ${Math.max(...lags)}`}
      >
        {lags.map((lag, place) => {
          const height = 2 + (lag / most) * (HEIGHT - 2);
          return (
            <rect
              key={place}
              className="lag-bar"
              x={place * (WIDTH / KEPT)}
              y={HEIGHT - height}
              width="3"
              height={height}
            />
          );
        })}
      </svg>
      <dl className="facts-in-line">
        <dt>Views</dt>
        <dd>{position}</dd>
        <dt>Log</dt>
        <dd>{head}</dd>
      </dl>
    </div>
  );
}

/** One for each heartbeat. */
function useLags(position: string | undefined, head: string | undefined): number[] {
  const { beats } = useLive();
  const [lags, setLags] = useState<number[]>([]);
  useEffect(() => {
    if (position === undefined || head === undefined) return;
    setLags((before) => [...before, Math.max(0, recordsIn(head) - recordsIn(position))].slice(-KEPT));
  }, [beats, position, head]);
  return lags;
}

/** `0:123,5:77` is 200 records. */
export function recordsIn(position: string): number {
  return position.split(',').reduce((sum, place) => sum + Number(place.split(':')[1] ?? 0), 0);
}
