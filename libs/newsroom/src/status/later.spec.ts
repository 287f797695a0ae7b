/** Which of two utterances is later: whatever is known of when they were made, nobody is led in a circle. */
import { array, assert, constantFrom, integer, oneof, option, property, record, tuple } from 'fast-check';
import { AllSpoken, campOf } from './all-spoken.js';
import { Saying } from './committal.js';
import { RECORD_KEY } from '../fields/holder.js';
import { FiguresOfUtterance } from './given-figures.js';
import { isLater, isLaterOnRecord, type Made } from './later.js';
import { renderingOf, type Side } from './rendering.js';
import type { Spoken } from './utterance.js';
import { claimOf } from '../../test/claim-of.js';
import { asserts } from '../../test/given.js';

const HOUR_MS = 3_600_000;
/** Three weeks by the hour, around midnights, and what has no end. */
const moment = integer({ min: 0, max: 500 }).map((hours) => Date.UTC(2024, 9, 1) + hours * HOUR_MS);
const said = oneof(
  {
    arbitrary: tuple(moment, moment).map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
    weight: 4,
  },
  moment.map((from) => ({ from, to: Infinity })),
  moment.map((to) => ({ from: -Infinity, to })),
);
const made = record({
  published: oneof({ arbitrary: moment, weight: 9 }, constantFrom(-Infinity)),
  said: option(said, { nil: undefined }),
});
const RUNS = { numRuns: 20_000 };

describe.each([
  ['what somebody says', isLater],
  ['the record', isLaterOnRecord],
])('the order of %s', (_, later: (one: Made, other: Made) => boolean) => {
  it('has nothing later than itself, nor two that are later than each other', () =>
    assert(
      property(made, made, (one, other) => !later(one, one) && !(later(one, other) && later(other, one))),
      RUNS,
    ));

  it('is transitive: what is later than the later is later', () =>
    assert(
      property(
        made,
        made,
        made,
        (one, other, third) => !(later(one, other) && later(other, third)) || later(one, third),
      ),
      RUNS,
    ));
});

const SIDES: Side[] = ['A', 'L', 'D', 'open', 'unclear'];
const [statement] = claimOf([asserts('NIS')]).statements;
const utterances = array(tuple(made, constantFrom(...SIDES)), { maxLength: 12 });

describe.each(['NIS', RECORD_KEY])('what stands of all that %j has said', (key) => {
  const later = key === RECORD_KEY ? isLaterOnRecord : isLater;
  const areTurn = (one: Spoken, other: Spoken) =>
    isTurn(one, other) && (later(one.made, other.made) || later(other.made, one.made));

  it('is that than which nothing is later, and so is what it turned from, as if found by going through all', () =>
    assert(
      property(utterances, array(integer({ min: 0, max: 11 }), { maxLength: 4 }), (told, gone) => {
        const all = told.map(([made, side], n) => spokenAs(`u-${String(n).padStart(2, '0')}`, made, side, key));
        const kept = new AllSpoken(key);
        for (const one of all) kept.add(one);
        const left = all.filter((_, n) => !gone.includes(n));
        for (const one of all) if (!left.includes(one)) kept.delete(one);
        const standing = left.filter((one) => !left.some((other) => later(other.made, one.made)));
        const turns = standing.filter((now) => left.some((one) => later(now.made, one.made) && isTurn(one, now)));
        const shown = kept.lastTurn(kept.standing());
        expect({
          standing: namesOf(kept.standing()),
          hasTurned: kept.hasTurned(kept.standing()),
          showsWhatStands: shown.some((one) => standing.includes(one)),
          turnedToNothing: namesOf(shown.filter((one) => !shown.some((other) => areTurn(one, other)))),
        }).toEqual({
          standing: namesOf(standing),
          hasTurned: turns.length > 0,
          showsWhatStands: turns.length > 0,
          turnedToNothing: [],
        });
      }),
      { numRuns: 5000 },
    ));
});

function isTurn(one: Spoken, other: Spoken): boolean {
  const [camp, its] = [campOf(one), campOf(other)];
  return camp !== undefined && its !== undefined && camp !== its;
}

function namesOf(spoken: Spoken[]): string[] {
  return spoken.map(({ utterance }) => utterance).sort();
}

function spokenAs(utterance: string, made: Made, side: Side, key: string): Spoken {
  if (!statement) throw new Error('Nobody spoke.');
  const naming = renderingOf(statement);
  const saying = new Saying();
  saying.add(naming);
  return { utterance, made, key, side, renderings: [naming], saying, naming, figures: new FiguresOfUtterance() };
}
