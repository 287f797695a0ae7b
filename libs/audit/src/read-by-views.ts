/** What the views have read of the log, beside the log: what was altered since, or cut off, shows in nothing else. */
import { type Checkpoint, LedgerHalt } from '#ledger';
import { type Finding, positionOf } from './finding.js';
import type { Told } from './partition-history.js';

export interface ReadByViews {
  /** How far each partition. Throws LedgerHalt where they have read another log. */
  checkpoints(): Promise<Checkpoint[]>;
  /** SHA-256 of the records that they have read of a partition, from an offset on, some of them, in their order. */
  hashes(partition: number, from: number): Promise<{ offset: number; hash: string }[]>;
}

type Find = (finding: Finding) => void;

export class BesideViews {
  private hashes = new Map<number, string>();
  private partition = -1;
  /** The first offset of which nothing was asked yet. */
  private asked = 0;

  private constructor(
    private readonly views: ReadByViews | undefined,
    private readonly checkpoints: Checkpoint[],
    private readonly find: Find,
  ) {}

  /** To be asked before the log's end is. Of another log's views nothing is compared, and that is found. */
  static async of(views: ReadByViews | undefined, find: Find): Promise<BesideViews> {
    try {
      return new BesideViews(views, (await views?.checkpoints()) ?? [], find);
    } catch (error) {
      if (!(error instanceof LedgerHalt) || error.code !== 'ledger.another-ledger') throw error;
      find({ kind: 'another_log', position: null, stream: null, what: error.message });
      return new BesideViews(undefined, [], find);
    }
  }

  get isThere(): boolean {
    return this.checkpoints.length > 0;
  }

  /** Of partitions that end before the views do. */
  findTailsLost(ends: number[]): void {
    for (const [partition, { next }] of this.checkpoints.entries()) {
      const end = ends[partition] ?? 0;
      if (next <= end) continue;
      const position = positionOf({ partition, offset: end, last: next - 1 });
      const what = `partition ${partition} ends at ${end}, and the views have read ${next} records of it`;
      this.find({ kind: 'tail_lost', position, stream: null, what });
    }
  }

  /** Records in the order of the log, one partition after the other. */
  async compare({ record, hash }: Told): Promise<void> {
    const { partition, offset } = record;
    if (offset >= (this.checkpoints[partition]?.next ?? 0)) return;
    if (partition !== this.partition || offset >= this.asked) await this.ask(partition, offset);
    const read = this.hashes.get(offset);
    if (read === undefined || read === hash) return;
    const what = `the views have read another record here, whose SHA-256 is ${read}`;
    this.find({ kind: 'another_history', position: positionOf(record), stream: record.key, what });
  }

  private async ask(partition: number, from: number): Promise<void> {
    const found = (await this.views?.hashes(partition, from)) ?? [];
    this.hashes = new Map(found.map(({ offset, hash }) => [offset, hash]));
    this.partition = partition;
    this.asked = (found.at(-1)?.offset ?? Infinity) + 1;
  }
}
