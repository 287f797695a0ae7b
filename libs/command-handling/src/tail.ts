/**
 * The process's own reading of the log. It keeps every record that the log's index may not have yet, so that a stream's
 * state is the index's with what stands behind it here. It keeps no more than it may, as the bytes that the log holds:
 * where the index is too far behind it stops reading until that has come on.
 */
import {
  type Checkpoint,
  type Ledger,
  type LogRecord,
  type Position,
  type ReadRecord,
  readRecord,
  stands,
  type Subscription,
} from '#ledger';
import type { StoredStream } from './history.js';
import { LetGo, traceOf } from './let-go.js';
import { Waiters } from './waiters.js';

interface TailOptions {
  from: Checkpoint[];
  onRecords(records: ReadRecord[]): void;
  /** What to keep at most, give or take what is read at once: so many records, and so many bytes of them. */
  most: number;
  mostBytes?: number;
}

/** A record as it is kept: read again when somebody asks, for what is read takes several times its bytes. */
type Kept = LogRecord & { hash: string };

export class Tail {
  /** How far each partition has been read. */
  private readonly checkpoints: Checkpoint[];
  /** For each partition the first offset that is kept: the views have all below it. */
  private readonly floor: Position;
  private readonly kept = new Map<string, Kept[]>();
  private readonly letGo = new LetGo();
  private count = 0;
  private bytes = 0;
  private readonly waiters = new Waiters<{ partition: number; offset: number }>();
  private readonly room = new Waiters<void>();
  private isStopped = false;
  private subscription: Subscription | undefined;
  private readonly onRecords: TailOptions['onRecords'];
  private readonly most: number;
  private readonly mostBytes: number;

  constructor(
    private readonly ledger: Ledger,
    { from, onRecords, most, mostBytes = Infinity }: TailOptions,
  ) {
    this.checkpoints = [...from];
    this.floor = from.map(({ next }) => next);
    this.onRecords = onRecords;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Settles `halted` of what it returns if the log turns out not to be what was promised. */
  async start(): Promise<Subscription> {
    this.subscription = await this.ledger.follow({
      from: (partitions) => Promise.resolve(new Map(partitions.map((p) => [p, this.checkpointOf(p)]))),
      onRecords: (records) => this.take(records),
    });
    return this.subscription;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.room.release(() => true);
    await this.subscription?.stop();
  }

  get position(): Position {
    return this.checkpoints.map(({ next }) => next);
  }

  offsetAt(partition: number): number {
    return this.checkpointOf(partition).next;
  }

  /** Resolves once every record of the partition below `offset` has been read and handed on. */
  async reached(partition: number, offset: number): Promise<void> {
    if (this.offsetAt(partition) >= offset) return;
    await this.waiters.wait({ partition, offset });
  }

  /** The kept records of a stream from `offset` on; undefined if some of them are no longer kept. */
  since(stream: string, partition: number, offset: number): ReadRecord[] | undefined {
    if (offset < (this.floor[partition] ?? 0)) return undefined;
    return (this.kept.get(stream) ?? []).filter((record) => record.offset >= offset).map((one) => this.read(one));
  }

  keptAt(stream: string, offset: number): ReadRecord | undefined {
    const kept = this.kept.get(stream)?.find((record) => record.offset === offset);
    return kept && this.read(kept);
  }

  /** Has it read what would stand on what the views hold of a stream, and which they have read past? They have lost it. */
  isLost(stream: string, { head, commits, next }: StoredStream): boolean {
    const from = commits.at(-1)?.offset ?? -1;
    const kept = (this.kept.get(stream) ?? []).flatMap((record) => traceOf(this.read(record)) ?? []);
    const between = [...this.letGo.of(stream), ...kept].filter(({ offset }) => offset > from && offset < next);
    return between.some((commit) => stands(head, commit));
  }

  /** Lets go of what the views have. */
  forgetBelow(position: Position): void {
    position.forEach((offset, p) => (this.floor[p] = Math.max(this.floor[p] ?? 0, Math.min(offset, this.offsetAt(p)))));
    for (const [stream, records] of this.kept) {
      const rest = records.filter((record) => record.offset >= (this.floor[record.partition] ?? 0));
      for (const record of records.slice(0, records.length - rest.length)) this.drop(record);
      if (rest.length === 0) this.kept.delete(stream);
      else this.kept.set(stream, rest);
    }
    if (!this.isFull) this.room.release(() => true);
  }

  /** How many records are kept because the index does not have them. */
  get behind(): number {
    return this.count;
  }

  get isFull(): boolean {
    return this.count > this.most || this.bytes > this.mostBytes;
  }

  private async take(raw: LogRecord[]): Promise<void> {
    const records = raw.map((record) => readRecord(record, this.ledger.partitions));
    for (const record of records) {
      this.checkpoints[record.partition] = { next: record.offset + 1, lastHash: record.hash };
      if (record.commit) this.keep(record.commit.stream, record);
    }
    this.onRecords(records);
    this.waiters.release(({ partition, offset }) => this.offsetAt(partition) >= offset);
    if (this.isFull && !this.isStopped) await this.room.wait();
  }

  private checkpointOf(partition: number): Checkpoint {
    return this.checkpoints[partition] ?? { next: 0, lastHash: null };
  }

  /** Its bytes alone: what a fetch brought is one buffer, which each of its records would hold. */
  private keep(stream: string, { partition, offset, key, value, appendedAt, hash }: ReadRecord): void {
    const kept = { partition, offset, key, value: Buffer.from(value), appendedAt, hash };
    const records = this.kept.get(stream);
    if (records) records.push(kept);
    else this.kept.set(stream, [kept]);
    this.count += 1;
    this.bytes += value.length;
  }

  private drop(record: Kept): void {
    this.letGo.add(this.read(record));
    this.count -= 1;
    this.bytes -= record.value.length;
  }

  private read(record: Kept): ReadRecord {
    return readRecord(record, this.ledger.partitions);
  }
}
