import type { ReadRecord } from '#ledger';
import { LetGo } from './let-go.js';

describe('what is remembered of records that are kept no longer', () => {
  it('is bounded: the streams that were written to longest ago go first', () => {
    const letGo = new LetGo(4);
    for (const [n, stream] of ['a', 'b', 'a', 'c'].entries()) letGo.add(record(stream, n));
    expect(['a', 'b', 'c'].map((stream) => offsetsOf(letGo, stream))).toEqual([[0, 2], [1], [3]]);
    letGo.add(record('c', 4));
    expect(['a', 'b', 'c'].map((stream) => offsetsOf(letGo, stream))).toEqual([[0, 2], [], [3, 4]]);
  });

  it('is bounded for one stream, too', () => {
    const letGo = new LetGo(4);
    for (let n = 0; n < 100; n++) letGo.add(record('a', n));
    const offsets = offsetsOf(letGo, 'a');
    expect(offsets.length).toBeLessThanOrEqual(4);
    expect(offsets.at(-1)).toBe(99);
  });
});

function offsetsOf(letGo: LetGo, stream: string): number[] {
  return letGo.of(stream).map(({ offset }) => offset);
}

function record(stream: string, offset: number): ReadRecord {
  const commit = {
    v: 1 as const,
    id: 'i',
    stream,
    after: offset,
    on: null,
    command: 'Add',
    digest: 'd',
    events: [],
    by: 'b',
    at: '',
  };
  return { partition: 0, offset, key: stream, value: Buffer.alloc(0), appendedAt: 0, commit, hash: '' };
}
