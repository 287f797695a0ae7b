/** How wide a picture may be: it is drawn to its place, so its text keeps its size. And whether the screen is narrow. */
import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** As the style has it: what is a line on a wide screen is a few on this. */
const narrow = matchMedia('(width < 720px)');

export function useIsNarrow(): boolean {
  return useSyncExternalStore(heard, () => narrow.matches);
}

function heard(change: () => void): () => void {
  narrow.addEventListener('change', change);
  return () => narrow.removeEventListener('change', change);
}
