/**
 * A process with one projector, whose partitions and records a test gives it. It keeps what every subscription promises:
 * of a partition the next records wait for those before, and `from` waits for all of them. What it does not know is
 * that another process was given its partitions meanwhile.
 */
import { Sequence } from '#ledger';
import { connect, type Sql } from '#postgres';
import type { SimulatedLog } from '#testing';
import { type ProjectorByHand, projectorByHand } from './projector-by-hand.js';

export class ProcessByHand {
  /** Of one that died nothing is heard. */
  private halt: unknown;
  private isDead = false;
  private readonly sequence = new Sequence();
  private assigned: Promise<void> = Promise.resolve();
  private readonly handled = new Map<number, Promise<void>>();

  private constructor(
    private readonly log: SimulatedLog,
    private readonly sql: Sql,
    private readonly projector: ProjectorByHand,
  ) {}

  static async start(log: SimulatedLog, url: string): Promise<ProcessByHand> {
    const sql = connect(url, { max: 5 });
    return new ProcessByHand(log, sql, await projectorByHand(log, { sql, isFirst: true }));
  }

  /** From now on these partitions are its own, and no others. */
  assign(partitions: number[]): void {
    this.assigned = this.after([this.assigned, ...this.handled.values()], async () =>
      this.sequence.begin(await this.projector.from(partitions), this.log.bounds()),
    );
  }

  /** In one go the next records of each of these partitions, as far as they are its own. */
  hand(partitions: number[], count: number): void {
    const handled = this.after(
      [this.assigned, ...partitions.flatMap((one) => this.handled.get(one) ?? [])],
      async () => {
        const own = partitions.filter((one) => this.sequence.next(one) !== undefined);
        const records = own.flatMap((one) => this.log.read(one, this.sequence.next(one) ?? 0, count));
        const taken = this.sequence.take(records);
        if (taken.length > 0) await this.projector.hand(taken);
      },
    );
    for (const one of partitions) this.handled.set(one, handled);
  }

  /** Throws what it has halted for. */
  async settled(): Promise<void> {
    await Promise.all([this.assigned, ...this.handled.values()]);
    if (this.halt !== undefined) throw this.halt;
  }

  async stop(): Promise<void> {
    await this.projector.stop();
    try {
      await this.settled();
    } finally {
      await this.sql.end();
    }
  }

  /** In the midst of what it writes, as if it were killed. */
  async die(): Promise<void> {
    this.isDead = true;
    await this.projector.stop();
    await this.sql.end({ timeout: 0 });
  }

  private async after(before: Promise<void>[], act: () => Promise<void>): Promise<void> {
    await Promise.all(before);
    if (this.isDead || this.halt !== undefined) return;
    try {
      await act();
    } catch (error) {
      if (!this.isDead) this.halt = error;
    }
  }
}
