import edtf from 'edtf';
import { assert, date, property } from 'fast-check';
import { earliest, endOfQuestion, isEdtf, latest } from './edtf.js';

describe('a date as coarse as what is known', () => {
  it.each([
    ['2024-10-24T15:00Z', 'a minute'],
    ['2024-10-24T15:00:30.250Z', 'a moment'],
    ['2024-10-24T15:00+09:00', 'a minute in Seoul'],
    ['2024-10-24', 'a day'],
    ['2024-10', 'a month'],
    ['2024', 'a year'],
    ['2024-21', 'a season'],
    ['2024-10-24?', 'a day, not for certain'],
    ['2024-10-08/2024-10-13', 'from one day to another'],
    ['../2024-10-23', 'that day or earlier'],
    ['2024-10-24/..', 'that day or later'],
  ])('%s is %s', (text) => expect(isEdtf(text)).toBe(true));

  it.each<[text: unknown, why: string]>([
    ['2024-10-24T15:00', 'a time of no zone is another moment for every reader'],
    ['2024-10-24T15:00:30', 'and so is one to the second'],
    ['2024-10-24T15:00/2024-10-24T16:00Z', 'nor may one end of two lack it'],
    ['../2024-10-24T15:00', 'be it the only one'],
    ['2024-02-30', 'there is no such day'],
    ['2023-02-29', 'nor such a one in that year'],
    ['2024-02-30T10:00Z', 'nor a minute of it'],
    ['2024-02-20/2024-02-30', 'nor does anything end on it'],
    ['2024-10-24T15:60Z', 'there is no such minute'],
    ['2024-10-24/2024-10-20', 'it ends before it begins'],
    ['24 October 2024', 'that is no date of ISO 8601'],
    ['yesterday', 'nor is that'],
    ['{2024-10-08,2024-10-13}', 'two days are not one date'],
    ['', 'it says nothing'],
    [20_241_024, 'it is a number'],
    [null, 'it is nothing'],
  ])('is never %s: %s', (text) => expect(isEdtf(text)).toBe(false));

  it('sorts by its earliest moment', () => {
    expect(earliest('2024-10-24')).toBe(Date.parse('2024-10-24T00:00:00Z'));
    expect(earliest('2024-10')).toBe(Date.parse('2024-10-01T00:00:00Z'));
    expect(earliest('2024-10-08/2024-10-13')).toBe(Date.parse('2024-10-08T00:00:00Z'));
    expect(earliest('2024-10-24T15:00+09:00')).toBe(Date.parse('2024-10-24T06:00:00Z'));
  });

  it('sorts before everything if its start is open', () => {
    expect(earliest('../2024-10-23')).toBeLessThan(earliest('-9999'));
    expect(earliest('/2024-10-23')).toBe(earliest('../2024-10-23'));
  });

  it('sorts on the day from which on it may be, if its day is not known', () => {
    expect(earliest('2024-10-24/..')).toBe(earliest('2024-10-24'));
    expect(latest('2024-10-24/..')).toBe(Infinity);
  });

  it('ends with the last moment that it may mean', () => {
    expect(latest('2024-10')).toBe(Date.parse('2024-10-31T23:59:59.999Z'));
    expect(latest('../2024-10-23')).toBe(Date.parse('2024-10-23T23:59:59.999Z'));
  });
});

describe('a moment in UTC, which is read without the library', () => {
  it('is what the library says that it is', () =>
    assert(
      property(date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (moment) => {
        const text = moment.toISOString();
        for (const known of [text, `${text.slice(0, 19)}Z`, `${text.slice(0, 16)}Z`]) {
          const { min, max } = edtf(known);
          expect([earliest(known), latest(known)]).toEqual([min, max]);
        }
      }),
    ));
});

describe('a date in a question', () => {
  it.each([
    ['2024-10-18', '2024-10-18T23:59:59.999Z'],
    ['2024-10', '2024-10-31T23:59:59.999Z'],
    ['2024', '2024-12-31T23:59:59.999Z'],
  ])('%s means the end of it', (at, moment) => expect(endOfQuestion(at)).toBe(Date.parse(moment)));

  it('means its minute if it gives one', () =>
    expect(endOfQuestion('2024-10-18T09:00Z')).toBe(Date.parse('2024-10-18T09:00:00Z')));

  it('means its first moment if it spans from one day to another', () =>
    expect(endOfQuestion('2024-10-08/2024-10-13')).toBe(Date.parse('2024-10-08T00:00:00Z')));
});
