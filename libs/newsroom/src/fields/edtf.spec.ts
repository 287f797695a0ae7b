import edtf from 'edtf';
import {
  anything,
  assert,
  constantFrom,
  date,
  type DateConstraints,
  oneof,
  property,
  string,
  stringMatching,
  tuple,
} from 'fast-check';
import { REFUSED, TAKEN } from '../../test/dates-page.js';
import { earliest, endOfQuestion, isBefore, isEdtf, latest } from './edtf.js';
import { EDTF_PATTERN } from './edtf-forms.js';

describe('a date as coarse as what is known', () => {
  it('is shown in docs/dates.md by at least fifty that are taken and a hundred that are not', () => {
    expect(TAKEN.length).toBeGreaterThanOrEqual(50);
    expect(REFUSED.length).toBeGreaterThanOrEqual(100);
  });

  it.each(TAKEN)('$date is taken: $is', ({ date: text, from, to }) => {
    expect([isEdtf(text), earliest(text), latest(text)]).toEqual([true, from, to]);
  });

  it.each(REFUSED)('$date is refused: $why', ({ date: text }) => expect(isEdtf(text)).toBe(false));

  it('sorts by its earliest moment, an open start before everything', () => {
    const inOrder = [
      '../9999',
      '1000',
      '2024',
      '2024-10-24T05:00+09:00',
      '2024-10-24',
      '2024-10-24T10:00:00.05Z',
      '2024-10-24T10:00:00.5Z',
      '2024-10-24T22:00-04:00',
      '2024-10-25T03:00Z/..',
    ];
    expect(inOrder.toReversed().sort((one, other) => (earliest(one) < earliest(other) ? -1 : 1))).toEqual(inOrder);
  });

  it('is before another only where no doubt is left', () => {
    expect(isBefore('2024-10-23', '2024-10-24')).toBe(true);
    expect(isBefore('2024-10', '2024-10-24')).toBe(false);
    expect(isBefore('../2024-10-23', '2024-10-24')).toBe(true);
    expect(isBefore('2024-10-23/..', '2024-10-24')).toBe(false);
  });

  it('means what the library for ISO 8601-2 says that it means', () =>
    assert(
      property(dates, (text) => {
        const [first = '', last = first] = text.split('/');
        const from = first === '..' ? -Infinity : edtf(first).min;
        const to = last === '..' ? Infinity : edtf(last).max;
        expect([text, earliest(text), latest(text)]).toEqual([text, from, to]);
      }),
      { numRuns: 1000 },
    ));

  it('ends no earlier than it begins, and is a moment at both ends, whatever fits its pattern', () =>
    assert(
      property(oneof(stringMatching(new RegExp(EDTF_PATTERN)), dates), (text) => {
        const [from, to] = [earliest(text), latest(text)];
        expect([from, to].map(Number.isNaN)).toEqual([false, false]);
        expect(from).toBeLessThanOrEqual(to);
        if (!isEdtf(text)) expect(text).toMatch(/^[^.].*\/[^.]/);
      }),
      { numRuns: 1000 },
    ));

  it('is a moment at both ends, whatever stands in its place in a log', () =>
    assert(
      property(oneof(anything(), string(), stringMatching(/^[0-9YXTZ:./~?%{}+-]{1,30}$/)), (value) => {
        const [from, to] = [earliest(value as string), latest(value as string)];
        expect(from <= to).toBe(true);
      }),
      { numRuns: 1000 },
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

describe('a date of an old log that is no longer taken', () => {
  it.each([
    ['2024-21', '2024-01-01T00:00Z', '2024-03-31T23:59:59.999Z'],
    ['2024-10-24?', '2024-10-24T00:00Z', '2024-10-24T23:59:59.999Z'],
    ['2024-10~', '2024-10-01T00:00Z', '2024-10-31T23:59:59.999Z'],
    ['202X', '2020-01-01T00:00Z', '2029-12-31T23:59:59.999Z'],
    ['2024-10-24T10:00+09', '2024-10-24T01:00Z', '2024-10-24T01:00Z'],
    ['2024-10-24T24:00:00Z', '2024-10-25T00:00Z', '2024-10-25T00:00Z'],
    ['20240711', '1970-01-01T05:37:20.711Z', '1970-01-01T05:37:20.711Z'],
  ])('%s goes on meaning what it meant', (text, from, to) => {
    expect(isEdtf(text)).toBe(false);
    expect([earliest(text), latest(text)]).toEqual([Date.parse(from), Date.parse(to)]);
  });

  it.each(['2024-10-24/', '/2024-10-23', '../..'])('%s is open where it says nothing', (text) => {
    expect([earliest(text), latest(text)]).toContain(text.startsWith('2024') ? Infinity : -Infinity);
  });

  it.each(['Y-170000002', 'Y17E7', '123456789012345678901', 'yesterday', '', 7, null, { a: 1 }])(
    '%s says nothing: it begins before everything and does not end',
    (text) => expect([earliest(text as string), latest(text as string)]).toEqual([-Infinity, Infinity]),
  );
});

const YEARS: DateConstraints = {
  min: new Date('1000-01-02'),
  max: new Date('9999-12-30'),
  noInvalidDate: true,
};
/** To the year, month, day, minute, second or three digits of a second, in some zone. */
const point = tuple(date(YEARS), constantFrom(4, 7, 10, 16, 19, 23), constantFrom('Z', '+09:00', '-03:30')).map(
  ([moment, length, zone]) => `${moment.toISOString().slice(0, length)}${length > 10 ? zone : ''}`,
);
const dates = oneof(
  point,
  point.map((from) => `${from}/..`),
  point.map((to) => `../${to}`),
  tuple(point, point).map((sides) => sides.sort((one, other) => earliest(one) - latest(other)).join('/')),
);
