/** A reader as a test needs it: keeps what it has read, and how far that was. */
import { type Checkpoint, headOf, type Ledger, type LogRecord, type Subscription } from '#ledger';
import { eventually } from '#testing';

interface Options {
  group?: string;
  from?: Checkpoint[];
  /** Where the records go; readers of one group may share it. */
  seen?: LogRecord[];
}

export class Reader {
  readonly checkpoints: Checkpoint[];
  private subscription: Subscription | undefined;

  private constructor(
    from: Checkpoint[],
    private readonly seen: LogRecord[],
  ) {
    this.checkpoints = [...from];
  }

  static async of(ledger: Ledger, { group, from = [], seen = [] }: Options = {}): Promise<Reader> {
    const reader = new Reader(from, seen);
    for (const record of seen) reader.pass(record);
    reader.subscription = await ledger.follow({
      ...(group !== undefined && { group }),
      from: (partitions) => Promise.resolve(new Map(partitions.map((partition) => [partition, reader.at(partition)]))),
      onRecords: (records) => {
        for (const record of records) reader.pass(record);
        seen.push(...records);
      },
    });
    return reader;
  }

  /** All that was read, once these are among it. The log's client may have written some of them twice. */
  untilRead(values: string[]): Promise<LogRecord[]> {
    return eventually(() => {
      const read = new Set(this.seen.map(({ value }) => value.toString()));
      return Promise.resolve(values.every((value) => read.has(value)) && this.seen);
    });
  }

  get halted(): Promise<Error> | undefined {
    return this.subscription?.halted;
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }

  private at(partition: number): Checkpoint {
    return this.checkpoints[partition] ?? { next: 0, lastHash: null };
  }

  private pass({ partition, offset, value }: LogRecord): void {
    this.checkpoints[partition] = { next: offset + 1, lastHash: headOf(value) };
  }
}

/** Why a reader with this checkpoint does not go on, whether it says so at once or later. */
export async function haltOf(
  ledger: Ledger,
  { partition, ...checkpoint }: Checkpoint & { partition: number },
): Promise<Error> {
  try {
    const subscription = await ledger.follow({
      from: (partitions) =>
        Promise.resolve(
          new Map(partitions.map((p) => [p, p === partition ? checkpoint : { next: 0, lastHash: null }])),
        ),
      onRecords: () => undefined,
    });
    return await subscription.halted;
  } catch (error) {
    return error as Error;
  }
}
