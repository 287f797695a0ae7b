import { advance, BEFORE_THE_FIRST, type Commit, encodeCommit, headOf, partitionOf, readRecord } from '#ledger';
import { STREAM } from '../contract/counter.js';
import type { StoredStream } from './history.js';
import { assertLikeLog } from './like-log.js';

const PARTITIONS = 12;
const COUNT = 1000;

type Writes = (commit: Commit) => Buffer;

/** A stream of so many commits as this log holds it and as the views do, and at which offsets the log was asked. */
function logOf(count: number, writes: Writes = encodeCommit) {
  const records = new Map<number, ReturnType<typeof readRecord>>();
  const stored: StoredStream = { head: BEFORE_THE_FIRST, commits: [], next: 2 * count, held: 2 * count };
  for (let n = 0; n < count; n++) {
    const commit = commitOn(stored.head, n);
    const value = writes(commit);
    const record = { partition: partitionOf(STREAM, PARTITIONS), offset: 2 * n, key: STREAM, value, appendedAt: 0 };
    stored.head = advance(stored.head, commit, headOf(value));
    stored.commits.push({ ...commit, hash: headOf(value), version: stored.head.version, offset: 2 * n });
    records.set(2 * n, readRecord(record, PARTITIONS));
  }
  const asked: number[] = [];
  const logAt = (offset: number) => {
    asked.push(offset);
    return Promise.resolve(records.get(offset));
  };
  return { stored, asked, isLike: (it: StoredStream) => assertLikeLog(STREAM, it, logAt) };
}

function commitOn({ version, on }: StoredStream['head'], n: number): Commit {
  const [id, digest, at] = [`key-${n}`, `digest-${n}`, new Date(n).toISOString()];
  const events = [{ type: 'Added', data: { by: n, why: 'an é, a "quote" and 1e21', 7: 1e21 } }];
  return { v: 1, id, stream: STREAM, after: version, on, command: 'Add', digest, events, by: 'tool:test', at };
}

/** As no Stet writes, and as every reader takes it. */
const byAnother: Writes = ({ v, stream, ...commit }) =>
  Buffer.from(JSON.stringify({ ...commit, stream, v, besides: 'a field of its own' }, undefined, 1));

const FORGED: Partial<StoredStream['commits'][0]>[] = [
  { id: 'another' },
  { by: 'editor:another' },
  { command: 'Open' },
  { digest: 'other' },
  { at: '2099-01-01T00:00:00.000Z' },
  { events: [{ type: 'Added', data: { by: 1000 } }] },
  { hash: 'another' },
  { version: 1000 },
  { offset: Number.NaN },
];

describe('what the views hold of a stream', () => {
  it('is proven by one record of the log, however long it is', async () => {
    const { stored, asked, isLike } = logOf(COUNT);
    await isLike(stored);
    expect(asked).toEqual([2 * (COUNT - 1)]);
  });

  it('asks the log nothing where nothing is on file', async () => {
    const { stored, asked, isLike } = logOf(0);
    await isLike(stored);
    expect(asked).toEqual([]);
  });

  it('is taken, too, where another writer wrote bytes that this release would not: the log is asked for each', async () => {
    const { stored, asked, isLike } = logOf(3, byAnother);
    await isLike(stored);
    expect(asked).toEqual([0, 2, 4]);
  });

  it.each([
    ['of ours', encodeCommit],
    ['of another writer', byAnother],
  ])('is refused whatever of a commit %s was changed, be it the first or the last', async (_whose, writes) => {
    const { stored, isLike } = logOf(3, writes);
    for (const forged of FORGED)
      for (const place of [0, 2]) {
        const commits = stored.commits.map((commit, n) => (n === place ? { ...commit, ...forged } : commit));
        await expect(isLike({ ...stored, commits })).rejects.toMatchObject({
          code: 'stream.unlike-log',
          stream: STREAM,
          how: expect.any(String),
        });
      }
  });

  it('is refused where a commit is left out, comes twice, or is not in its place', async () => {
    const { stored, isLike } = logOf(3);
    const [first, second, third] = stored.commits;
    for (const commits of [
      [second, third],
      [first, third],
      [first, second],
      [first, first, second, third],
      [second, first, third],
      [],
    ])
      await expect(isLike({ ...stored, commits: commits.flatMap((one) => one ?? []) })).rejects.toThrow(
        'Nothing was written',
      );
    await expect(isLike({ ...stored, next: 4, held: 4 })).rejects.toThrow('Nothing was written');
  });

  it('is refused where not all that was read of its partition is kept', async () => {
    const { stored, isLike } = logOf(3);
    for (const cut of [{ held: 5 }, { held: 0 }, { next: 5 }])
      await expect(isLike({ ...stored, ...cut })).rejects.toThrow('Nothing was written');
  });

  it('is refused where the log holds nothing, or another stream’s record', async () => {
    const { stored } = logOf(3);
    const another = logOf(3, byAnother);
    await expect(assertLikeLog(STREAM, stored, () => Promise.resolve(undefined))).rejects.toThrow(
      'Nothing was written',
    );
    await expect(another.isLike(stored)).rejects.toThrow('Nothing was written');
  });
});
