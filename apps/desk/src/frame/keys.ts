/**
 * Keys without a modifier, by what they type and not by where they are; two in a row are one: `g b`. None is taken while one
 * writes, and all can be switched off (WCAG 2.1.4).
 */
import { useEffect, useRef } from 'react';

const KEPT = 'stet.keys';
/** How long the first of two is waited on. */
const TOGETHER_MS = 1200;

export type Keys = Record<string, () => void>;

export function areKeysOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off';
}

export function switchKeys(isOn: boolean): void {
  localStorage.setItem(KEPT, isOn ? 'on' : 'off');
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let first = { key: '', at: 0 };
    const hear = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      const isSecond = first.key !== '' && event.timeStamp - first.at < TOGETHER_MS;
      const both = `${first.key} ${event.key}`;
      const act = (isSecond ? latest.current[both] : undefined) ?? latest.current[event.key];
      first = { key: event.key, at: event.timeStamp };
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function isForUs({ key, target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented || !areKeysOn()) return false;
  const writes = 'input, textarea, select, [contenteditable], dialog';
  // A button is pressed by the space bar.
  const taken = key === ' ' ? `${writes}, button, summary, [role=slider]` : writes;
  return !(target instanceof HTMLElement && target.closest(taken));
}
