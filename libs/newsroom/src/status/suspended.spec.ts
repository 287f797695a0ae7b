import { array, assert, constantFrom, property, record } from 'fast-check';
import { earliest } from '../fields/edtf.js';
import { isSuspendedAt } from './suspended.js';

const DAYS = ['../2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-05/..'];
const day = constantFrom(...DAYS);
const suspensions = array(record({ from: day, until: constantFrom(...DAYS, undefined) }), { maxLength: 6 }).map((all) =>
  all.map(({ from, until }) => ({ from, ...(until !== undefined && { until }) })),
);

describe('a statement that was suspended again and again', () => {
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
