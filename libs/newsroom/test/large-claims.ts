/** In which ways a claim may be large: of each the events of one of a size. */
import type { ClaimEvent } from '../src/claim/claim.js';
import { asserts, denies, leansTo, leavesOpen, repeats } from './given.js';

const SAYS = [asserts, denies, leavesOpen, leansTo];

export const LARGE: Record<string, (size: number) => ClaimEvent[]> = {
  'many holders': (size) => each(size, (place) => told(asserts, place)),
  'many holders on all sides': (size) => each(size, (place) => told(saysAt(place), place)),
  'a chain of holders who repeat each other': (size) => [
    ...each(size, (place) => told(asserts, place)),
    ...each(size, (place) => repeats(`holder ${place}`, `holder ${place + 1}`)),
  ],
  'holders who all repeat one': (size) => [
    ...each(size, (place) => told(asserts, place)),
    ...each(size, (place) => repeats(`holder ${place + 1}`, 'holder 0')),
  ],
};

function each(size: number, eventAt: (place: number) => ClaimEvent): ClaimEvent[] {
  return Array.from({ length: size }, (_, place) => eventAt(place));
}

function told(says: typeof asserts, place: number): ClaimEvent {
  return says(`holder ${place}`, {
    statementId: `s-${place}`,
    outletId: `outlet-${place % 300}`,
    publishedAt: at(place),
  });
}

function saysAt(place: number): typeof asserts {
  return SAYS[(place * 31) % SAYS.length] ?? asserts;
}

function at(place: number): string {
  return new Date(Date.UTC(2024, 9, 1) + place * 60_000).toISOString();
}
