/** What has changed while one looked is marked for two seconds. */
import { useEffect, useRef, useState } from 'react';

const MARKED_MS = 2000;

export function useFresh(version: number): boolean {
  const seen = useRef(version);
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    setFresh(true);
    const timer = setTimeout(() => setFresh(false), MARKED_MS);
    return () => clearTimeout(timer);
  }, [version]);
  return isFresh;
}
