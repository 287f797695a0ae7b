import { spokenDate, spokenSince } from './spoken-date.js';

describe('a date in print', () => {
  it.each([
    ['2024', '2024'],
    ['2024-10', 'October 2024'],
    ['2024-10-08', '8 October 2024'],
    ['2024-10-18T09:05Z', '18 October 2024, 09:05 UTC'],
    ['2024-10-19T01:00:00+09:00', '18 October 2024, 16:00 UTC'],
    ['../2024-10-23', '23 October 2024 or earlier'],
    ['2024-10-24/..', '24 October 2024 or later'],
    ['2024-10-08/2024-10-13', '8 to 13 October 2024'],
    ['2024-10-30/2024-11-02', '30 October to 2 November 2024'],
    ['2024-12-30/2025-01-02', '30 December 2024 to 2 January 2025'],
    ['2024-10-08T09:00Z/2024-10-13', '8 October 2024, 09:00 UTC to 13 October 2024'],
    ['2024-10/2024-11', 'October 2024 to November 2024'],
    ['2024-22', '2024-22'],
    ['202X', '202X'],
  ])('of %s is %s', (date, print) => expect(spokenDate(date)).toBe(print));

  it.each([
    ['2024-10-24', '24 October 2024'],
    ['2024-10-24/..', '24 October 2024 or later'],
    ['2024-10-24/2024-10-25', 'some time from 24 to 25 October 2024'],
  ])('since %s is since %s', (date, print) => expect(spokenSince(date)).toBe(print));
});
