import { type Carrying, carriersOf } from './first-to-carry.js';

describe('who carried a claim first', () => {
  it('is called first only where dates can tell, and each of those that they cannot tell apart may be', () => {
    expect(told({ ap: ['2024-10-18T09:00Z'], cnn: ['2024-10-18T09:01Z'] })).toEqual(['ap first', 'cnn late']);
    expect(told({ ap: ['2024-10-18T09:00Z'], cnn: ['2024-10-18T09:00Z'] })).toEqual(['ap first', 'cnn first']);
    expect(told({ ap: ['2024-10-18'], cnn: ['2024-10-18T09:00Z'], tass: ['2024-10-19'] })).toEqual([
      'ap may be first',
      'cnn may be first',
      'tass late',
    ]);
    expect(told({ ap: ['2024-10', '2024-10-02'], cnn: ['2024-10-18'] })).toEqual(['ap first', 'cnn late']);
    expect(told({ ap: ['2024-10-17', '2024-10-18'], cnn: ['2024-10-18'] })).toEqual(['ap first', 'cnn late']);
    expect(told({ ap: ['2024-10-18/..'] })).toEqual(['ap first']);
    expect(told({ ap: ['../2024-10-23'], cnn: ['2024-10-18'] })).toEqual(['ap may be first', 'cnn may be first']);
  });

  it('is first for certain no longer once another may have been before it', () => {
    const alone = statementsOf({ ap: ['2024-10-18T09:00Z'] });
    expect(toldOf(carriersOf(alone))).toEqual(['ap first']);
    const both = [...alone, ...statementsOf({ cnn: ['2024-10-18'] })];
    expect(toldOf(carriersOf(both, alone))).toEqual(['ap may be first', 'cnn may be first']);
  });

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

  it('is told on from what was told before, and anew where a statement has become another', () => {
    const [late, early] = [statementsOf({ cnn: ['2024-10-19'] }), statementsOf({ ap: ['2024-10-18'] })];
    carriersOf(late);
    const both = [...late, ...early];
    expect(carriersOf(both, late)).toEqual(carriersOf([...both]));
    expect(carriersOf(both, late).get('cnn')?.first).toBe(false);
    const amended = [{ outletId: 'cnn', publishedAt: '2024-10-17' }, ...early];
    expect(carriersOf(amended, both)).toEqual(carriersOf([...amended]));
    expect(carriersOf(amended, both).get('cnn')).toMatchObject({ first: true, mayBeFirst: false });
  });
});

function first(carriers: Record<string, string[]>) {
  const foremost = [...carriersOf(statementsOf(carriers)).values()].filter((one) => one.first || one.mayBeFirst);
  return foremost.map(({ outletId, publishedAt }) => ({ outletId, publishedAt }));
}

function told(carriers: Record<string, string[]>): string[] {
  return toldOf(carriersOf(statementsOf(carriers)));
}

function toldOf(carriers: ReturnType<typeof carriersOf>): string[] {
  return [...carriers.values()].map(({ outletId, first: isFirst, mayBeFirst }) => {
    expect([isFirst, mayBeFirst]).not.toEqual([true, true]);
    return `${outletId} ${isFirst ? 'first' : mayBeFirst ? 'may be first' : 'late'}`;
  });
}

function statementsOf(carriers: Record<string, string[]>): Carrying[] {
  return Object.entries(carriers).flatMap(([outletId, dates]) =>
    dates.map((publishedAt) => ({ outletId, publishedAt })),
  );
}

function names(carriers: Record<string, string[]>) {
  return first(carriers).map(({ outletId }) => outletId);
}
