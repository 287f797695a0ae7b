import { murmur2, partitionOf } from './partition.js';

describe("Kafka's partitioner", () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ])('hashes %s as Kafka does', (key, hash) => expect(murmur2(Buffer.from(key))).toBe(hash));

  it('puts a stream into one of the partitions, always the same', () => {
    expect(partitionOf('claim-nk-troops-in-russia', 12)).toBe(partitionOf('claim-nk-troops-in-russia', 12));
    expect(partitionOf('foobar', 12)).toBe((-790332482 & 0x7fffffff) % 12);
  });
});
