/** The way past an offset that stops every reader, as a message ends with it. */
export function copiedWithout(at: { partition: number; offset: number; last?: number }): string {
  const { partition, offset, last = offset } = at;
  const offsets = `${partition}:${offset}${last > offset ? `-${last}` : ''}`;
  return `npm run copy-log -- --to <new topic> --leave-out ${offsets} (of a log on Kafka)`;
}
