/** One reader of a simulated log. Somebody else says when it is handed records, and how many. */
import { haltFor, type LedgerHalt, Sequence, type Subscriber, type Subscription } from '#ledger';
import type { SimulatedLog } from './simulated-log.js';

export class SimulatedReader implements Subscription {
  readonly halted: Promise<LedgerHalt>;
  isOver = false;
  hasBegun = false;
  isBusy = true;
  private onHalt!: (halt: LedgerHalt) => void;
  private handling: Promise<void> = Promise.resolve();
  private readonly sequence = new Sequence();

  constructor(
    private readonly log: SimulatedLog,
    private readonly subscriber: Subscriber,
  ) {
    this.halted = new Promise((halt) => (this.onHalt = halt));
  }

  get isItsTurn(): boolean {
    return this.log.isItsTurn(this.subscriber.group, this);
  }

  /** Reads from the checkpoints on, and first what proves that they are this log's, as after each connection to the log. Throws LedgerHalt. */
  async begin(): Promise<void> {
    this.isBusy = true;
    const all = Array.from({ length: this.log.partitions }, (_, partition) => partition);
    const from = await this.subscriber.from(all);
    this.sequence.begin(from, this.log.bounds());
    for (const [partition, { next }] of from) {
      const offset = this.offsetAt(partition);
      this.sequence.take(this.log.read(partition, offset, next - offset));
    }
    this.isBusy = false;
    this.hasBegun = true;
  }

  /** How far this reader has come. */
  offsetAt(partition: number): number {
    return this.sequence.next(partition) ?? 0;
  }

  /** How many records of each partition there are to hand over now. */
  get waiting(): [partition: number, count: number][] {
    if (this.isBusy || this.isOver) return [];
    const counts = this.sequence.partitions.map((partition): [number, number] => [
      partition,
      this.log.end(partition) - this.offsetAt(partition),
    ]);
    return counts.filter(([, count]) => count > 0);
  }

  /** Hands over so many records of each of these partitions, in one go. */
  handOver(counts: [partition: number, count: number][]): Promise<void> {
    const records = counts.flatMap(([partition, count]) => this.log.read(partition, this.offsetAt(partition), count));
    this.isBusy = true;
    this.handling = this.handle(() => this.subscriber.onRecords(this.sequence.take(records)));
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
}
