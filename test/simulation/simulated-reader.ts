/** One reader of a simulated log. Somebody else says when it is handed records, and how many. */
import { type Following, haltFor, headOf, LedgerHalt, type Reading } from '#ledger';
import type { SimulatedLog } from './simulated-log.js';

export class SimulatedReader implements Following {
  readonly halted: Promise<LedgerHalt>;
  isOver = false;
  hasBegun = false;
  isBusy = true;
  private onHalt!: (halt: LedgerHalt) => void;
  private handling: Promise<void> = Promise.resolve();
  private readonly next = new Map<number, number>();

  constructor(
    private readonly log: SimulatedLog,
    private readonly reading: Reading,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
  }

  get isItsTurn(): boolean {
    return this.log.isItsTurn(this.reading.group, this);
  }

  /** Reads from the checkpoints on, as after each connection to the log. Throws LedgerHalt. */
  async begin(): Promise<void> {
    this.isBusy = true;
    const all = Array.from({ length: this.log.partitions }, (_, partition) => partition);
    for (const [partition, { next, lastHash }] of await this.reading.from(all)) {
      this.assertSame(partition, next, lastHash);
      this.next.set(partition, next);
    }
    this.isBusy = false;
    this.hasBegun = true;
  }

  /** How far this reader has come. */
  offsetAt(partition: number): number {
    return this.next.get(partition) ?? 0;
  }

  /** How many records of each partition there are to hand over now. */
  get waiting(): [partition: number, count: number][] {
    if (this.isBusy || this.isOver) return [];
    const counts = [...this.next].map(([partition, next]): [number, number] => [
      partition,
      this.log.end(partition) - next,
    ]);
    return counts.filter(([, count]) => count > 0);
  }

  /** Hands over so many records of each of these partitions, in one go. */
  handOver(counts: [partition: number, count: number][]): Promise<void> {
    const records = counts.flatMap(([partition, count]) =>
      this.log.read(partition, this.next.get(partition) ?? 0, count),
    );
    for (const { partition, offset } of records) this.next.set(partition, offset + 1);
    this.isBusy = true;
    this.handling = this.handle(() => this.reading.onRecords(records));
    return this.handling;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.handling;
    this.log.leave(this);
  }

  private async handle(take: () => Promise<void> | void): Promise<void> {
    try {
      await take();
    } catch (error) {
      this.isOver = true;
      this.onHalt(haltFor(error));
    }
    this.isBusy = false;
  }

  private assertSame(partition: number, next: number, lastHash: string | null): void {
    const end = this.log.end(partition);
    if (next > end) {
      const message = `Partition ${partition} ends at ${end}, and ${next} records of it were read before.`;
      throw new LedgerHalt('ledger.checkpoint-beyond-end', message);
    }
    const [last] = this.log.read(partition, next - 1, 1);
    if (next === 0 || lastHash === null || (last && headOf(last.value) === lastHash)) return;
    const message = `Record ${next - 1} of partition ${partition} is another than the one that was read before.`;
    throw new LedgerHalt('ledger.another-history', message);
  }
}
