/** Records that no process of ours would write, each void for every reader. */
import { type Commit, encodeCommit, type Entry, partitionOf } from '#ledger';
import { STREAM } from './counter.js';

const sound: Commit = {
  v: 1,
  id: 'forged',
  stream: STREAM,
  after: 1,
  on: null,
  command: 'Add',
  digest: 'none',
  events: [{ type: 'Added', data: { by: 1000 } }],
  by: 'tool:test',
  at: '2026-11-22T08:00:00.000Z',
};

export function brokenRecords(partitions: number): Entry[] {
  const partition = partitionOf(STREAM, partitions);
  const inPlace = (value: Buffer): Entry => ({ partition, key: STREAM, value });
  const outOfPlace = (value: Buffer): Entry[] => [
    { partition, key: 'counter-2', value },
    { partition: (partition + 1) % partitions, key: STREAM, value },
  ];
  return [
    inPlace(Buffer.from('not json')),
    inPlace(Buffer.from([0xff, 0xfe, 0x00])),
    inPlace(Buffer.from('{"v":1}')),
    inPlace(encodeCommit({ ...sound, events: [] })),
    inPlace(encodeCommit({ ...sound, after: 7 })),
    inPlace(encodeCommit({ ...sound, after: 3_000_000_000 })),
    inPlace(encodeCommit({ ...sound, id: 'with NUL \0' })),
    inPlace(encodeCommit({ ...sound, id: 'with half a pair \ud800' })),
    inPlace(encodeCommit({ ...sound, id: 'long'.repeat(1000) })),
    inPlace(Buffer.from(JSON.stringify(sound).replace('1000', `${'['.repeat(10_000)}${']'.repeat(10_000)}`))),
    inPlace(encodeCommit({ ...sound, on: 'another head' })),
    inPlace(Buffer.from(JSON.stringify(sound).replace('1000', '{"a":'.repeat(10_000) + '0' + '}'.repeat(10_000)))),
    inPlace(Buffer.from(JSON.stringify(sound).replace('1000', '1e400'))),
    ...[0, -1, 1.5, '2', null, [2]].map((v) => inPlace(Buffer.from(JSON.stringify({ ...sound, v })))),
    ...outOfPlace(Buffer.from(JSON.stringify({ ...sound, v: 2 }))),
    ...outOfPlace(Buffer.from('{"v":2}')),
    ...outOfPlace(encodeCommit(sound)),
  ];
}
