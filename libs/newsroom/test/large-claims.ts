/** In which ways a claim may be large: of each the events of one of a size. */
import type { ClaimEvent } from '../src/claim/claim.js';
import {
  asserts,
  denies,
  type Details,
  leansTo,
  leavesOpen,
  linked,
  repeats,
  resumed,
  retracted,
  suspended,
} from './given.js';

const SAYS = [asserts, denies, leavesOpen, leansTo];
const DAY = '2024-10-01';

type Large = Record<string, (size: number) => ClaimEvent[]>;

/** Of four times as many it takes four times the work. */
export const LARGE: Large = {
  'many holders': (size) => each(size, (place) => told(asserts, place)),
  'many holders on all sides': (size) => each(size, (place) => told(saysAt(place), place)),
  'one statement suspended and resumed again and again': (size) => [
    told(asserts, 0),
    ...each(size, (place) => (place % 2 ? resumed : suspended)('s-0', at(place + 1))),
  ],
  'a chain of holders who repeat each other': (size) => [
    ...each(size, (place) => told(asserts, place)),
    ...each(size, (place) => repeats(`holder ${place}`, `holder ${place + 1}`)),
  ],
  'holders who all repeat one': (size) => [
    ...each(size, (place) => told(asserts, place)),
    ...each(size, (place) => repeats(`holder ${place + 1}`, 'holder 0')),
  ],
  'renderings of one utterance': (size) =>
    each(size, (place) => told(asserts, place, { name: 'NIS', utterance: 'u-1' })),
  'renderings of one utterance, each another way': (size) =>
    each(size, (place) => told(saysAt(place), place, { utterance: 'u-1', quantity: figure(place) })),
  'utterances of one holder, of one day': (size) =>
    each(size, (place) => told(asserts, place, { name: 'NIS', saidAt: DAY })),
  'utterances of one holder, of one day, on all sides': (size) =>
    each(size, (place) => told(saysAt(place), place, { name: 'NIS', saidAt: DAY })),
  'utterances of one holder at one moment': (size) =>
    each(size, (place) => told(asserts, place, { name: 'NIS', publishedAt: at(0) })),
  'utterances of one holder, of one day, the last put on file first': (size) =>
    each(size, (place) => told(asserts, size - place, { name: 'NIS', saidAt: DAY })),
  'a figure each of what another claim is about': (size) => [
    linked('quantity_of', 'troops'),
    ...each(size, (place) => told(asserts, place, { quantity: figure(place) })),
  ],
  'one of a few figures each of what another claim is about': (size) => [
    linked('quantity_of', 'troops'),
    ...each(size, (place) => told(asserts, place, { quantity: figure(100 + (place % 5)) })),
  ],
  'a figure each of what another claim is about, of holders who all repeat one': (size) => [
    linked('quantity_of', 'troops'),
    ...each(size, (place) => told(asserts, place, { quantity: figure(place) })),
    ...each(size, (place) => repeats(`holder ${place + 1}`, 'holder 0')),
  ],
  'one utterance whose speaker has many names, one of whom repeats another': (size) => [
    ...each(size, (place) => told(asserts, place, { utterance: `u-${place % 2}` })),
    repeats('holder 0', 'holder 1'),
  ],
};

/** Told after each event, as they come one by one. */
export const GROWING: Large = {
  'one statement suspended and resumed one by one': (size) => [
    told(asserts, 0),
    ...each(size, (place) => (place % 2 ? resumed : suspended)('s-0', at(place + 1))),
  ],
};

/** What stands together is gone through for each that is one more: of four times as many it takes sixteen times the work. */
export const STANDING_TOGETHER: Large = {
  'renderings of one utterance that was taken back': (size) => [
    told(asserts, 0, { name: 'NIS', utterance: 'u-1' }),
    retracted('s-0', at(0)),
    ...each(size, (place) =>
      told(asserts, place + 1, { name: 'NIS', utterance: 'u-1', via: [{ outlet: 'outlet-0' }] }),
    ),
  ],
  'renderings of one utterance that every other outlet took back': (size) =>
    each(size, (place) => {
      const its = { name: 'NIS', utterance: 'u-1', outletId: `outlet-${place - (place % 2)}`, via: [{ outlet: 'ap' }] };
      return place % 2 ? retracted(`s-${place - 1}`, at(place)) : told(asserts, place, its);
    }),
  'utterances of one holder, of one day, each with a figure': (size) =>
    each(size, (place) => told(asserts, place, { name: 'NIS', saidAt: DAY, quantity: figure(place) })),
};

function each(size: number, eventAt: (place: number) => ClaimEvent): ClaimEvent[] {
  return Array.from({ length: size }, (_, place) => eventAt(place));
}

function told(
  says: typeof asserts,
  place: number,
  { name = `holder ${place}`, ...about }: Details & { name?: string } = {},
): ClaimEvent {
  return says(name, { statementId: `s-${place}`, outletId: `outlet-${place % 300}`, publishedAt: at(place), ...about });
}

function saysAt(place: number): typeof asserts {
  return SAYS[(place * 31) % SAYS.length] ?? asserts;
}

function at(place: number): string {
  return new Date(Date.UTC(2024, 9, 1) + place * 60_000).toISOString();
}

function figure(place: number) {
  return { measure: 'deployed', op: 'eq', low: place ** 2, unit: 'persons' } as const;
}
