/**
 * Events as no command would make them: those of real streams with a field missing, a field too many, another thing in a
 * field's place. Whoever can write to the log can write them.
 */
import { array, type Arbitrary, constantFrom, double, jsonValue, nat, oneof, tuple } from 'fast-check';
import { Verdicts } from '#ledger';
import type { Event, StreamEvents } from '#newsroom';
import { goldenRecords, PARTITIONS } from '../golden/golden-log.js';

/** What stands in every stream of the golden log: among it there are events of every type. */
export function realStreams(): StreamEvents[] {
  const streams = new Map<string, Event[]>();
  const verdicts = new Verdicts(PARTITIONS);
  for (const record of goldenRecords()) {
    const { verdict } = verdicts.on({ ...record, value: Buffer.from(record.value) });
    if (!verdict.stands) continue;
    const { stream, events } = verdict.commit;
    streams.set(stream, [...(streams.get(stream) ?? []), ...events]);
  }
  return [...streams].map(([stream, events]) => ({ stream, events }));
}

/** What a field may come to hold: other types, words of other lists, dates that are none, what every object has. */
const TEXTS = ['', ' ', '0', 'now', '\u202e', '\0', '\ud800', 'x'.repeat(20_000), 'é'.repeat(3000), words(20_000)];
const DATES = [
  '2024-13-45',
  'Y-170000002',
  'Y300000',
  'Y99999999999',
  '2024-10-18/2023',
  '../..',
  '/',
  'XXXX',
  '156X',
  '2024-21',
];
const INHERITED = ['toString', '__proto__', 'constructor', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length'];
const WORDS = [
  'asserts',
  'conceded',
  'outlet',
  'satire',
  'about',
  'range',
  'copy_of',
  'holder_retracted',
  'own_reporting',
  '+',
];
const OTHERS: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e300,
  -1e300,
  5e-324,
  [],
  {},
  [null],
  [[]],
  { toString: 1 },
];
const odd: Arbitrary<unknown> = oneof(
  ...[TEXTS, DATES, INHERITED, WORDS, OTHERS].map((values) => constantFrom<unknown>(...values)),
  double({ noNaN: true, noDefaultInfinity: true }),
  jsonValue({ maxDepth: 3 }),
);

/** Fields that a state has of its own, and that no event may set. */
const OF_STATES =
  'statements links dependences isRegistered verdict retraction suspensions amendments stance life revisions corrections notes holds withdrawal kills firstHeadline name outletId claimId reportId holderId aliases formerNames mergedInto identifications'
    .split(' ')
    .concat(INHERITED);

type Change = (event: Event, all: Event[]) => Event;

const change: Arbitrary<Change> = oneof(
  tuple(nat(), odd).map(([place, value]): Change => ({ type, data }) => ({ type, data: withOdd(data, place, value) })),
  nat().map((place): Change => ({ type, data }) => ({ type, data: withOdd(data, place, undefined) })),
  tuple(constantFrom(...OF_STATES), odd).map(([name, value]): Change => ({ type, data }) => ({
    type,
    data: Object.fromEntries([...Object.entries(data), [name, value]]),
  })),
  // Another event's data, another event twice, a type that nobody knows.
  nat().map((place): Change => ({ type }, all) => ({ type, data: all[place % all.length]?.data ?? {} })),
  nat().map(
    (place): Change =>
      (event, all) =>
        all[place % all.length] ?? event,
  ),
  constantFrom('ClaimForgotten', ...INHERITED).map((type): Change => ({ data }) => ({ type, data })),
);

/** One of the streams with some of its events changed, and at times without its first. */
export function oddly(streams: StreamEvents[]): Arbitrary<StreamEvents> {
  const changes = array(tuple(nat(), change), { minLength: 1, maxLength: 12 });
  return tuple(constantFrom(...streams), changes, nat(3)).map(([{ stream, events }, some, beginning]) => {
    const told = events.slice(beginning === 0 ? 1 : 0);
    for (const [place, make] of some) {
      const event = told[place % told.length];
      if (event) told[place % told.length] = make(event, events);
    }
    return { stream, events: told };
  });
}

/** With this at one of the places in it, however deep; undefined takes away what is there. */
function withOdd(data: object, place: number, value: unknown): object {
  const copy = structuredClone(data) as Record<string, unknown>;
  const places = placesIn(copy);
  const { of, name } = places[place % places.length] ?? { of: copy, name: 'claimId' };
  // JSON has no array with a hole.
  if (value === undefined && Array.isArray(of)) of.splice(Number(name), 1);
  else if (value === undefined) delete of[name];
  else of[name] = value;
  return copy;
}

interface Place {
  of: Record<string, unknown>;
  name: string;
}

function placesIn(of: Record<string, unknown>): Place[] {
  return Object.entries(of).flatMap(([name, value]) => [
    { of, name },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Record<string, unknown>) : []),
  ]);
}

function words(count: number): string {
  return Array.from({ length: count }, (_, n) => `w${n.toString(36)}`).join(' ');
}
