/**
 * A claim once was quadratic in whoever speaks on it. What one more statement costs is counted in what is read of the
 * statements on file: about the same on a claim of many as on one of few.
 */
import { claimOf } from '../../test/claim-of.js';
import { asserts, denies, type Fact, leansTo, leavesOpen, retracted, type Details } from '../../test/given.js';
import { type Claim, type ClaimEvent, evolveClaim } from '../claim/claim.js';
import { atOnce } from '../steps.js';
import { attributionInSteps, gridInSteps } from './coverage.js';
import { statusAt, statusInSteps, timeline, timelineInSteps } from './timeline.js';

const SAYS = [asserts, denies, leavesOpen, leansTo];
const HOLDERS = 2000;
const MOST = 20;

/** In which ways a claim may be large: of each the statement at a place. */
const LARGE: [string, (place: number) => ClaimEvent][] = [
  ['many holders who assert it', (place) => told(asserts, place, {})],
  ['many holders on all sides', (place) => told(saysAt(place), place, {})],
  ['many holders with a figure of their own each', (place) => told(asserts, place, { quantity: figure(place) })],
  [
    'many figures of many days',
    (place) => told(asserts, place, { quantity: { ...figure(place), asOf: dayOf(place) } }),
  ],
  ['many who speak for one house', (place) => told(saysAt(place), place, { for: 'Kremlin' })],
  ['many outlets that carry a holder each', (place) => told(denies, place, { outletId: `outlet-${place}` })],
  ['many implicated parties who own up', (place) => told(asserts, place, IMPLICATED)],
  ['many whose words do not count', (place) => told(asserts, place, { role: 'satire' })],
  ['many renderings of one utterance', (place) => told(asserts, place, { utterance: 'u-1' }, 'NIS')],
  ['many utterances of one holder', (place) => told(saysAt(place), place, {}, 'NIS')],
  ['many statements that were taken back', (place) => (place % 2 ? retractedAt(place) : told(asserts, place, {}))],
];

describe.each(LARGE)('a claim with %s', (large, eventAt) => {
  it('costs one more statement what it costs a small claim', () =>
    expect(readForOneMore(eventAt, HOLDERS)).toBeLessThanOrEqual(2 * readForOneMore(eventAt, 50) + 100));

  it('costs one that comes a little late hardly more, or what has to be heard again of one utterance', () => {
    const again = large === 'many renderings of one utterance' ? 2 * HOLDERS : 200;
    expect(readForOneMore(late(eventAt), HOLDERS)).toBeLessThanOrEqual(2 * readForOneMore(late(eventAt), 50) + again);
  });

  it('tells of each change no more than twenty reasons, and how many there are', () => {
    const changes = timeline(claimOf(Array.from({ length: 300 }, (_, place) => eventAt(place))));
    for (const { because, becauseTotal } of changes) {
      expect(because.length).toBe(Math.min(MOST, becauseTotal));
      expect(JSON.stringify(because).length).toBeLessThan(MOST * 200);
    }
  });

  it('is kept in a row that does not grow with it', () => {
    const bytesAt = (size: number) =>
      JSON.stringify(statusAt(claimOf(Array.from({ length: size }, (_, place) => eventAt(place))))).length;
    expect(bytesAt(600)).toBeLessThan(1.2 * bytesAt(300));
  });
});

describe('what is told of a large claim', () => {
  const large = (details: Details = {}) =>
    claimOf(Array.from({ length: 300 }, (_, place) => told(asserts, place, details)));

  it.each<[string, (claim: Claim) => Generator]>([
    ['its timeline', timelineInSteps],
    ['its status at a moment', (claim) => statusInSteps(claim, '2099', [])],
    ['its grid', gridInSteps],
    ['its attribution', attributionInSteps],
  ])(
    'pauses on its way, for whoever has others waiting: %s, of many days, or of one that once was one step',
    (_, stepsOf) =>
      expect(
        [large(), large({ publishedAt: '2024-10-01' })]
          .map((claim) => [...stepsOf(claim)].length)
          .filter((n) => n < 300),
      ).toEqual([]),
  );

  it('is the same as without pauses, though it is asked for in between', () => {
    const claim = large();
    const steps = timelineInSteps(claim);
    for (let step = 0; step < 100; step++) steps.next();
    expect(timeline(claim)).toHaveLength(300);
    expect(atOnce(steps)).toEqual(timeline(claim));
  });
});

const IMPLICATED = { role: 'implicated_party', act: 'acknowledges' } as const;

/** How many fields of statements are looked at when a claim of so many is told on by one. */
function readForOneMore(eventAt: (place: number, isLast?: boolean) => ClaimEvent, size: number): number {
  const events = Array.from({ length: size }, (_, place) => eventAt(place));
  let read = 0;
  const counted = claimOf(events).statements.map(
    (statement) =>
      new Proxy(statement, {
        get: (target, field) => {
          read += 1;
          return Reflect.get(target, field) as unknown;
        },
      }),
  );
  const [first, second] = [size, size + 1].map((place, n) => eventAt(size % 2 ? place + 1 : place, n === 1));
  if (!first || !second) throw new Error('There is no more to say.');
  // The first finds where all stand.
  const claim = evolveClaim({ ...claimOf(events), statements: counted }, first);
  timeline(claim);
  read = 0;
  timeline(evolveClaim(claim, second));
  return read;
}

function told(says: typeof asserts, place: number, about: Details, name = `holder ${place}`): ClaimEvent {
  const statement: Details = {
    statementId: `s-${place}`,
    outletId: `outlet-${place % 300}`,
    publishedAt: publishedAt(place),
    ...about,
  };
  return says(name, statement) as Fact & ClaimEvent;
}

/** What is put on file last was published some places before. */
function late(eventAt: (place: number) => ClaimEvent) {
  return (place: number, isLast = false): ClaimEvent => {
    const event = eventAt(place);
    return isLast
      ? ({ ...event, data: { ...event.data, publishedAt: publishedAt(place - 4.5) } } as ClaimEvent)
      : event;
  };
}

function publishedAt(place: number): string {
  return new Date(Date.UTC(2024, 9, 1) + place * 1_020_000).toISOString();
}

function saysAt(place: number) {
  return SAYS[(place * 31) % SAYS.length] ?? asserts;
}

/** Of the statement before it. */
function retractedAt(place: number): ClaimEvent {
  return retracted(`s-${place - 1}`, publishedAt(place));
}

function figure(place: number) {
  return { measure: 'deployed', op: 'eq', low: place, unit: 'persons' } as const;
}

function dayOf(place: number): string {
  return new Date(Date.UTC(2024, 9, 1 + place)).toISOString().slice(0, 10);
}
