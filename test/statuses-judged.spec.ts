/**
 * Of any history the rules of the newsroom come to what the rules as test/judge/claim reads them come to, at each of its
 * moments. The same histories again from the same seed; every disagreement that others showed is settled, in the one or in
 * the other, by the design's text (docs/decisions/0034).
 */
import { assert, constantFrom, oneof, property } from 'fast-check';
import { type Claim, type ClaimEvent, earliest, FLAGS, statusAt, STATUSES, timeline } from '#newsroom';
import { claimOf } from '../libs/newsroom/test/claim-of.js';
import { linked } from '../libs/newsroom/test/given.js';
import { history, historyOfOneUtterance } from '../libs/newsroom/test/histories.js';
import { type Change, changesOf, judgedAt } from './judge/claim/judged.js';
import { type OnFile, onFile, type Written } from './judge/claim/on-file.js';
import {
  changeOf,
  keysIn,
  originsOf,
  type Past,
  quantitiesOf,
  raisedInAnswer,
  raisedOf,
  reasonsOf,
} from './judge/claim/told.js';

const RUNS = { numRuns: 3000, seed: 20_241_024 };

/** What the histories come to, and how often. */
const reached = new Map<string, number>();

const histories = oneof({ weight: 4, arbitrary: history }, historyOfOneUtterance);

/** As it was drawn, and as the quantity of another claim; and each so that all assert it, few of them with a figure. */
const READINGS: ((events: ClaimEvent[]) => ClaimEvent[])[] = [
  (events) => events,
  asQuantity,
  (events) => events.map(asserted),
  (events) => asQuantity(events.map(asserted)),
];

describe('any history', () => {
  it('comes to the same, whoever reads the rules', () =>
    assert(
      property(histories, constantFrom(...READINGS), ({ events }, read) => {
        const told = read(events);
        const [claim, file] = [claimOf(told), onFile(written(told))];
        const changes = changesOf(file);
        const course = timeline(claim).map((one) => changeOf({ ...one, moment: earliest(one.at) }));
        expect(course).toEqual(changes.map(changeOf));
        // The middle of its course and its end: of each moment in between the course has the status.
        for (const moment of [changes[changes.length >> 1]?.moment ?? Infinity, Infinity])
          if (moment > -Infinity) compare({ claim, file, changes, moment });
      }),
      RUNS,
    ));

  it.each([
    ...Object.keys(STATUSES).filter((status) => status !== 'registered'),
    ...Object.keys(FLAGS),
    'a figure of several that nobody backs',
    'another speaker once somebody has taken it back',
  ])('came to this, too, often enough to be told from chance: %s', (what) =>
    expect(reached.get(what) ?? 0).toBeGreaterThan(10),
  );
});

interface Compared {
  claim: Claim;
  file: OnFile;
  changes: Change[];
  moment: number;
}

function compare({ claim, file, changes, moment }: Compared): void {
  const picture = statusAt(claim, moment === Infinity ? undefined : new Date(moment).toISOString());
  const judged = judgedAt(file, moment);
  const past: Past = { file, judged, changes: changes.filter((change) => change.moment <= moment) };
  const { status, assertingOrigins, outlets, flags } = judged;
  const reasons = keysIn(picture.because, past);
  expect({
    moment,
    status: picture.status,
    assertingOrigins: picture.assertingOrigins,
    outlets: picture.outlets,
    flags: picture.flags,
    raised: raisedInAnswer(picture.raised, past),
    origins: keysIn(picture.origins, past),
    reasons,
    figures: picture.quantities.map(({ statementId }) => statementId).toSorted(),
  }).toEqual({
    moment,
    status,
    assertingOrigins,
    outlets,
    flags,
    raised: raisedOf(past),
    origins: originsOf(past),
    reasons: reasonsOf(past) ?? reasons,
    figures: quantitiesOf(past),
  });
  for (const one of reachedBy(past)) reached.set(one, (reached.get(one) ?? 0) + 1);
}

function reachedBy({ file, judged }: Past): string[] {
  const { status, flags, sides, backing, utterances } = judged;
  const isUnbacked = file.isQuantity && sides.A.length > 1 && backing.told.length === 0;
  const hasMoved = utterances.some(({ renderings, naming }) => {
    const firstHand = renderings.find(({ via, relations }) => !via && !relations);
    return firstHand !== undefined && firstHand !== naming;
  });
  return [
    status,
    ...flags,
    ...(isUnbacked ? ['a figure of several that nobody backs'] : []),
    ...(hasMoved ? ['another speaker once somebody has taken it back'] : []),
  ];
}

function asQuantity(events: ClaimEvent[]): ClaimEvent[] {
  return [...events, linked('quantity_of', 'another')];
}

function asserted(event: ClaimEvent, place: number): ClaimEvent {
  if (!('holder' in event.data && 'act' in event.data)) return event;
  const { inferred: _inferred, lean: _lean, quantity, ...data } = event.data as typeof event.data & { lean?: string };
  return { type: 'ClaimAsserted', data: { ...data, act: 'states', ...(place % 3 === 0 && quantity && { quantity }) } };
}

function written(events: ClaimEvent[]): Written[] {
  return events.map(({ type, data }, offset) => {
    const event = { type, data: data as unknown as Record<string, unknown> };
    return { events: [event], offset, partition: 0, stands: true, at: '', version: offset + 1 };
  });
}
