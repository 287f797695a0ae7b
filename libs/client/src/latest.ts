/** Positions of the log as the doors write them: `0:123,5:77`, the number of records of each partition. */

/** The position that includes all that these do. */
export function latestOf(positions: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const position of positions) {
    for (const pair of position.split(',').filter(Boolean)) {
      const [partition = '', count] = pair.split(':');
      counts.set(partition, Math.max(counts.get(partition) ?? 0, Number(count)));
    }
  }
  return [...counts]
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map((pair) => pair.join(':'))
    .join(',');
}
