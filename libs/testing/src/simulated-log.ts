/** The log itself, in memory: what all processes of one world append to and read. */
import { type Entry, headOf, type LogRecord, type PartitionBounds } from '#ledger';
import type { SimulatedReader } from './simulated-reader.js';

let made = 0;

export class SimulatedLog {
  readonly identity = `simulated:${(made += 1)}`;
  /** Each at the index of its offset. */
  private readonly records: LogRecord[][];
  /** Where some bytes came first, by their hash. */
  private readonly places = new Map<string, number>();
  private readonly holes = new Set<number>();
  private waiting: (() => void)[] = [];
  private readonly groups = new Map<string, SimulatedReader[]>();

  constructor(
    readonly partitions: number,
    /** Milliseconds since 1970, by the log's own clock. */
    private readonly now: () => number,
  ) {
    this.records = Array.from({ length: partitions }, () => []);
  }

  append(entries: Entry[]): void {
    for (const { partition, key, value } of entries) {
      const records = this.records[partition] ?? [];
      const hash = headOf(value);
      if (this.holes.delete(partition)) records.length += 1;
      if (!this.places.has(hash)) this.places.set(hash, records.length);
      records.push({ partition, offset: records.length, key, value, appendedAt: this.now() });
    }
    this.wakeReaders();
  }

  bounds(): PartitionBounds[] {
    return this.records.map((records) => ({
      start: Math.max(
        0,
        records.findIndex((record) => record !== undefined),
      ),
      end: records.length,
    }));
  }

  end(partition: number): number {
    return this.records[partition]?.length ?? 0;
  }

  offsetOf(hash: string): number | undefined {
    return this.places.get(hash);
  }

  read(partition: number, offset: number, count: number): LogRecord[] {
    return this.records[partition]?.slice(offset, offset + count).flat() ?? [];
  }

  /** Each partition in the order of its offsets. */
  all(): LogRecord[] {
    return this.records.flat();
  }

  /** Before the next record. */
  leaveHole(partition: number): void {
    this.holes.add(partition);
  }

  loseFirst(partition: number): void {
    delete this.records[partition]?.[0];
  }

  makeAnew(): void {
    for (const records of this.records) records.length = 0;
    this.places.clear();
  }

  /** Of a group, one reader reads at a time, and the others stand by. */
  enter(group: string | undefined, reader: SimulatedReader): void {
    if (group !== undefined) this.groups.set(group, [...(this.groups.get(group) ?? []), reader]);
  }

  leave(reader: SimulatedReader): void {
    for (const [group, readers] of this.groups)
      this.groups.set(
        group,
        readers.filter((one) => one !== reader),
      );
    this.wakeReaders();
  }

  isItsTurn(group: string | undefined, reader: SimulatedReader): boolean {
    return group === undefined || this.groups.get(group)?.[0] === reader;
  }

  /** Resolves when there may be something new to read. */
  changed(): Promise<void> {
    return new Promise((go) => this.waiting.push(go));
  }

  private wakeReaders(): void {
    for (const go of this.waiting.splice(0)) go();
  }
}
