/**
 * A lane of the projector: the records of some partitions, taken batch after batch, never two at once. What comes while
 * one is being taken goes together in the next.
 */
import type { LogRecord } from '#ledger';

/** Records in one batch. */
const BATCH = 2000;

interface Waiting {
  records: LogRecord[];
  done: () => void;
  failed: (error: unknown) => void;
}

export class Lane {
  private waiting: Waiting[] = [];
  private isBusy = false;

  constructor(private readonly takeBatch: (records: LogRecord[]) => Promise<void>) {}

  /** Settles when all of them have been taken. Those of one partition come in their order. */
  async take(records: LogRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += BATCH) {
      const some = records.slice(from, from + BATCH);
      await new Promise<void>((done, failed) => {
        this.waiting.push({ records: some, done, failed });
        if (!this.isBusy) void this.work();
      });
    }
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    // All that is handed over in this turn of the event loop belongs in the first batch.
    await Promise.resolve();
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) await this.takeAll(batch);
    this.isBusy = false;
  }

  /** What has waited longest, as much as fits. */
  private nextBatch(): Waiting[] {
    let room = BATCH;
    const fits = this.waiting.findIndex(({ records }) => (room -= records.length) < 0);
    return this.waiting.splice(0, fits < 0 ? this.waiting.length : fits);
  }

  private async takeAll(batch: Waiting[]): Promise<void> {
    try {
      await this.takeBatch(batch.flatMap(({ records }) => records));
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
}
