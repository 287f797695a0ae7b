/**
 * What has come that concerns this screen, in a pill: nothing moves while one reads. `n`, or a click, shows it. It is said
 * aloud every ten seconds at most.
 */
import { useEffect, useRef, useState } from 'react';
import type { FeedItem } from '#client';
import { useKeys } from '../frame/keys.js';
import { latestNumber, useLive } from './live.js';
import './live.css';

const SAID_EVERY_MS = 10_000;

interface Concerned {
  concerns(item: FeedItem): boolean;
  /** Shows it. */
  apply(): void;
  /** Counted by: a claim that changed three times is one. */
  by?(item: FeedItem): string;
}

export function News({ concerns, apply, by = ({ id }) => id }: Concerned) {
  const { items } = useLive();
  const [seen, setSeen] = useState(latestNumber);
  const news = items.filter(({ item, number }) => number > seen && concerns(item));
  const count = new Set(news.map(({ item }) => by(item))).size;
  const show = () => {
    if (count === 0) return;
    setSeen(latestNumber());
    apply();
  };
  useKeys({ n: show });
  return (
    <>
      {count > 0 && (
        <button className="news" type="button" onClick={show}>
          {`${count} new`} <kbd>n</kbd>
        </button>
      )}
      <Said text={count > 0 ? `${count} new` : ''} />
    </>
  );
}

function Said({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + SAID_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="out-of-sight" role="status">
      {said}
    </p>
  );
}
