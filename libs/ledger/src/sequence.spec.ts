import { headOf } from './commit.js';
import { LedgerHalt } from './ledger.js';
import type { LogRecord } from './rule.js';
import { Sequence } from './sequence.js';

const bounds = [{ start: 0, end: 10 }];

describe('a reading in order', () => {
  it('takes each record once and wants the next', () => {
    const sequence = begun({ next: 0, lastHash: null });
    expect(sequence.take([record(0), record(1)])).toHaveLength(2);
    expect(sequence.next(0)).toBe(2);
  });

  it('begins with the record that was read last, proves it, and hands over what is behind it', () => {
    const sequence = begun({ next: 3, lastHash: headOf(record(2).value) });
    expect(sequence.next(0)).toBe(2);
    expect(sequence.take([record(2), record(3)])).toEqual([record(3)]);
  });

  it('reads only the partitions that it was last given', () => {
    const sequence = begun({ next: 0, lastHash: null });
    sequence.begin(new Map([[1, { next: 4, lastHash: null }]]), [...bounds, { start: 0, end: 4 }]);
    expect([sequence.partitions, sequence.next(0)]).toEqual([[1], undefined]);
  });

  it.each([
    ['leaves one out', [record(0), record(2)], 'ledger.hole'],
    ['comes twice', [record(0), record(0)], 'ledger.hole'],
    ['is of a partition that is not read', [{ ...record(0), partition: 5 }], 'ledger.hole'],
  ])('halts at a record that %s', (_what, records, code) =>
    expect(haltOf(() => begun({ next: 0, lastHash: null }).take(records))).toMatchObject({ code }),
  );

  it('halts where the log goes on without a record', () => {
    const sequence = begun({ next: 0, lastHash: null });
    sequence.take([record(0), record(1)]);
    expect(() => sequence.assertTaken(0, 2)).not.toThrow();
    expect(haltOf(() => sequence.assertTaken(0, 3))).toMatchObject({ code: 'ledger.hole' });
  });

  it('halts where the last record is another than was read: truncated and grown again', () =>
    expect(haltOf(() => begun({ next: 3, lastHash: 'other' }).take([record(2)]))).toMatchObject({
      code: 'ledger.another-history',
    }));

  it('halts where the log ends before what was read', () =>
    expect(haltOf(() => begun({ next: 11, lastHash: 'h' }))).toMatchObject({ code: 'ledger.checkpoint-beyond-end' }));

  it('halts where the log has lost its beginning, even if that was read', () =>
    expect(
      haltOf(() => new Sequence().begin(new Map([[0, { next: 5, lastHash: 'h' }]]), [{ start: 2, end: 10 }])),
    ).toMatchObject({ code: 'ledger.start-lost', message: expect.stringContaining('Restore it, then restart') }));
});

function begun(checkpoint: { next: number; lastHash: string | null }): Sequence {
  const sequence = new Sequence();
  sequence.begin(new Map([[0, checkpoint]]), bounds);
  return sequence;
}

function record(offset: number): LogRecord {
  return { partition: 0, offset, key: 'k', value: Buffer.from(`record ${offset}`), appendedAt: 0 };
}

function haltOf(what: () => unknown): unknown {
  try {
    return what();
  } catch (error) {
    if (error instanceof LedgerHalt) return error;
    throw error;
  }
}
