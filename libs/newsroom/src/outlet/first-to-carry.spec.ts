import { firstToCarry } from './first-to-carry.js';

describe('who carried a claim first', () => {
  it('is the outlet whose statement was published before all others, on the day of its first', () =>
    expect(first({ ap: ['2024-10-20', '2024-10-18T09:00Z'], cnn: ['2024-10-18T09:01Z'] })).toEqual([
      { outletId: 'ap', publishedAt: '2024-10-18T09:00Z' },
    ]));

  it('is each of those that published at one moment', () =>
    expect(names({ ap: ['2024-10-18T09:00Z'], cnn: ['2024-10-18T09:00Z'] })).toEqual(['ap', 'cnn']));

  it('may be each of those whose dates are too coarse to tell', () => {
    expect(names({ ap: ['2024-10-18'], cnn: ['2024-10-18T09:00Z'] })).toEqual(['ap', 'cnn']);
    expect(names({ ap: ['2024-10'], cnn: ['2024-10-18'], tass: ['2024-11-01'] })).toEqual(['ap', 'cnn']);
  });

  it('is told by the finest of an outlet’s dates, not by its first alone', () =>
    expect(names({ ap: ['2024-10', '2024-10-02'], cnn: ['2024-10-18'] })).toEqual(['ap']));

  it('may be whoever has it from some day before, or from some day on', () => {
    expect(names({ ap: ['../2024-10-23'], cnn: ['2024-10-18'] })).toEqual(['ap', 'cnn']);
    expect(names({ ap: ['2024-10-18/..'], cnn: ['2024-10-24'] })).toEqual(['ap', 'cnn']);
    expect(names({ ap: ['2024-10-25/..'], cnn: ['2024-10-24'] })).toEqual(['cnn']);
  });
});

function first(carriers: Record<string, string[]>) {
  return firstToCarry(Object.entries(carriers).map(([outletId, dates]) => ({ outletId, dates })));
}

function names(carriers: Record<string, string[]>) {
  return first(carriers).map(({ outletId }) => outletId);
}
