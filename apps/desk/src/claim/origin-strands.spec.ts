import { type Holder, strandsOf } from './origin-strands.js';

type Printed = Holder['printed'][number];

const printed = (outletId: string, publishedAt: string, more: Partial<Printed> = {}): Printed => ({
  statementId: `${outletId} ${publishedAt}`,
  outletId,
  reportId: `${outletId}-1`,
  publishedAt,
  through: [],
  ...more,
});
const knowing = {
  nameOf: (id: string) => id.toUpperCase(),
  ended: new Map([['vale 2026-03-02T07:00Z', '2026-03-03']]),
};
const at = (text: string) => Date.parse(text);

describe('how a holder’s word came to print', () => {
  const strands = strandsOf(
    [
      printed('vale', '2026-03-02T07:00Z', { through: [{ outlet: 'northwire' }, { name: 'a colleague' }] }),
      printed('coast', '2026-03-02T06:10Z'),
      printed('northwire', '2026-03-02T06:10Z', { through: [{ kind: 'copy_of', outlet: 'northwire' }] }),
    ],
    knowing,
  );

  it('is one strand where it was printed at one moment on one way, by time; a report is no copy of its own outlet', () =>
    expect(strands.map(({ moment, printers }) => [moment, printers.map((one) => one.printed.outletId)])).toEqual([
      [at('2026-03-02T06:10Z'), ['coast', 'northwire']],
      [at('2026-03-02T07:00Z'), ['vale']],
    ]));

  it('once went backwards over more than one: its hops are from the holder to the outlet', () =>
    expect(strands.map(({ hops }) => hops)).toEqual([[], ['a colleague', 'NORTHWIRE']]));

  it('has the moment of a hop that printed it itself, unless that was later', () => {
    expect(strands[1]?.hopMoments).toEqual([at('2026-03-02T06:10Z')]);
    const late = [
      printed('vale', '2026-03-02', { through: [{ outlet: 'coast' }] }),
      printed('coast', '2026-03-05', { notCounted: 'inferred' }),
    ];
    expect(strandsOf(late, knowing).map(({ hopMoments }) => hopMoments)).toEqual([[], []]);
  });

  it('says of an outlet when it took that back, and has it once, by the first that counts', () => {
    expect(strands.flatMap(({ printers }) => printers.map(({ ended }) => ended))).toEqual([
      undefined,
      undefined,
      '2026-03-03',
    ]);
    const twice = [
      printed('coast', '2026-03-02', { notCounted: 'inferred' }),
      printed('coast', '2026-03-04'),
      printed('coast', '2026-03-05'),
    ];
    expect(strandsOf(twice, knowing).map(({ moment }) => moment)).toEqual([at('2026-03-04')]);
  });
});
