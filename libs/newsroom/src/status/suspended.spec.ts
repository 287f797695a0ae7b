import { array, assert, boolean, constantFrom, property, record, tuple } from 'fast-check';
import { didGrow, type Suspension, withLastEnded, withSuspension } from '../claim/suspensions.js';
import { earliest } from '../fields/edtf.js';
import { isSuspendedAt } from './suspended.js';

const DAYS = ['../2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-05/..'];
const day = constantFrom(...DAYS);
const suspensions = array(record({ from: day, until: constantFrom(...DAYS, undefined) }), { maxLength: 6 }).map((all) =>
  all.map(({ from, until }) => ({ from, ...(until !== undefined && { until }) })),
);

const told = array(tuple(boolean(), day), { maxLength: 12 });

describe('a statement that was suspended again and again', () => {
  it('is so, asked each time that more is on file, as if all were put in order anew', () =>
    assert(
      property(told, (steps) => {
        let all: Suspension[] = [];
        for (const [isEnd, date] of steps) {
          const before = all;
          all = isEnd ? withLastEnded(all, date) : withSuspension(all, date);
          expect(didGrow(before, all)).toBe(!isEnd || before.at(-1)?.until === undefined);
          for (const moment of [...DAYS.map(earliest), Infinity])
            expect(isSuspendedAt(moment, all)).toBe(isSuspendedAt(moment, structuredClone(all)));
        }
      }),
      { numRuns: 300 },
    ));

  it('is so while any of its suspensions lasts, in whatever order they are on file', () =>
    assert(
      property(suspensions, constantFrom(...DAYS.map(earliest), Infinity), (all, moment) =>
        expect(isSuspendedAt(moment, all)).toBe(
          all.some(({ from, until }) => earliest(from) <= moment && (until === undefined || earliest(until) > moment)),
        ),
      ),
      { numRuns: 2000 },
    ));
});
