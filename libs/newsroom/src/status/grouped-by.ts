/** Items by key, each group in the order of the items; an item without a key is in none. */
export function groupedBy<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  let last: { key: string; group: [T, ...T[]] } | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = last?.key === key ? last.group : groups.get(key);
    if (group) group.push(item);
    last = { key, group: group ?? [item] };
    if (!group) groups.set(key, last.group);
  }
  return groups;
}
