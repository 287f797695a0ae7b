/** Of every log that a release made: more that somebody adds are left unused. */
export const LOG_PARTITIONS = 12;

/** Kafka's own default partitioner, so that any Kafka tool finds a stream where we put it (KIP-480; murmur2, seed 0x9747b28c). */
export function partitionOf(stream: string, partitions: number): number {
  return (murmur2(Buffer.from(stream)) & 0x7fffffff) % partitions;
}

/** 32-bit signed, as `org.apache.kafka.common.utils.Utils.murmur2` gives it. */
export function murmur2(bytes: Uint8Array): number {
  const m = 0x5bd1e995;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length >> 2;
  let h = 0x9747b28c ^ bytes.length;
  for (let word = 0; word < words; word++) {
    let k = Math.imul(view.getInt32(word * 4, true), m);
    k = Math.imul(k ^ (k >>> 24), m);
    h = Math.imul(h, m) ^ k;
  }
  const rest = words * 4;
  for (let n = 0; n < (bytes.length & 3); n++) h ^= (bytes[rest + n] ?? 0) << (8 * n);
  if (bytes.length & 3) h = Math.imul(h, m);
  h = Math.imul(h ^ (h >>> 13), m);
  return h ^ (h >>> 15);
}
