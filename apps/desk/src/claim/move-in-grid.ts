/** Arrows in a table of glyphs, or in lanes of them: to the neighbour in the row, or to the nearest of the row above or below. */
import type { KeyboardEvent } from 'react';

export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-glyph]');
  const row = from?.closest('tr, [data-row]');
  if (!from || !row) return;
  const to =
    event.key === 'ArrowLeft' || event.key === 'ArrowRight'
      ? beside(from, row, event.key)
      : across(from, row, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function beside(from: HTMLElement, row: Element, key: string): HTMLElement | undefined {
  const glyphs = glyphsIn(row);
  return glyphs[glyphs.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
}

function across(from: HTMLElement, row: Element, key: string): HTMLElement | undefined {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const rows = [...(row.closest('table, [data-rows]')?.querySelectorAll('tr, [data-row]') ?? [])];
  const here = rows.indexOf(row);
  const others = key === 'ArrowDown' ? rows.slice(here + 1) : rows.slice(0, here).toReversed();
  const glyphs = others.map(glyphsIn).find((those) => those.length > 0) ?? [];
  const { left } = from.getBoundingClientRect();
  return glyphs.toSorted((one, other) => offsetOf(one, left) - offsetOf(other, left))[0];
}

function glyphsIn(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-glyph]')];
}

function offsetOf(glyph: HTMLElement, left: number): number {
  return Math.abs(glyph.getBoundingClientRect().left - left);
}
