/** Offsets of a log by name: `2:17`, or `2:17-20` for several in a row. */
export class InvalidOffsets extends Error {
  constructor(text: string) {
    super(`"${text}" is no offset of the log: write partition:offset, such as 2:17, or 2:17-20 for several in a row.`);
  }
}

/** Of more in a row nobody means all. */
const MOST = 1_000_000;

export class Offsets {
  private readonly byPartition = new Map<number, Set<number>>();

  /** Throws InvalidOffsets. */
  static parse(texts: string[]): Offsets {
    const offsets = new Offsets();
    for (const text of texts) {
      const [, partition = '', first = '', last = first] = /^(\d{1,4}):(\d{1,15})(?:-(\d{1,15}))?$/.exec(text) ?? [];
      const count = Number(last) - Number(first) + 1;
      if (partition === '' || count < 1 || count > MOST) throw new InvalidOffsets(text);
      for (let offset = Number(first); offset <= Number(last); offset++) offsets.add(Number(partition), offset);
    }
    return offsets;
  }

  add(partition: number, offset: number): void {
    const there = this.byPartition.get(partition) ?? new Set();
    this.byPartition.set(partition, there.add(offset));
  }

  has(partition: number, offset: number): boolean {
    return this.byPartition.get(partition)?.has(offset) ?? false;
  }

  /** Those that are not below these ends. */
  beyond(ends: number[]): Offsets {
    return this.that((partition, offset) => offset >= (ends[partition] ?? 0));
  }

  except(others: Offsets): Offsets {
    return this.that((partition, offset) => !others.has(partition, offset));
  }

  get size(): number {
    return [...this.byPartition.values()].reduce((sum, offsets) => sum + offsets.size, 0);
  }

  private that(fits: (partition: number, offset: number) => boolean): Offsets {
    const those = new Offsets();
    for (const [partition, offsets] of this.byPartition)
      for (const offset of offsets) if (fits(partition, offset)) those.add(partition, offset);
    return those;
  }

  /** As they are written, what is in a row together. */
  get texts(): string[] {
    return [...this.byPartition].flatMap(([partition, offsets]) =>
      rowsOf([...offsets].sort((a, b) => a - b)).map(
        ([first, last]) => `${partition}:${first}${last > first ? `-${last}` : ''}`,
      ),
    );
  }
}

function rowsOf(sorted: number[]): [number, number][] {
  const rows: [number, number][] = [];
  for (const offset of sorted) {
    const row = rows.at(-1);
    if (row && row[1] === offset - 1) row[1] = offset;
    else rows.push([offset, offset]);
  }
  return rows;
}
