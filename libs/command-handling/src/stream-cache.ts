/** The streams that are in use, folded, as many as there is room for. */
import { type Ledger, partitionOf, readRecord, type ReadRecord } from '#ledger';
import { inStreamName, type StreamDefinition } from '#newsroom';
import { UnlikeLog } from './answers.js';
import type { History } from './history.js';
import { assertLikeLog } from './like-log.js';
import type { LogEnds } from './log-ends.js';
import { StreamInUse, type Surroundings } from './stream-in-use.js';
import type { Tail } from './tail.js';
import { type Time, wait } from './time.js';

export interface Loading {
  ledger: Ledger;
  definitions: StreamDefinition[];
  history: History;
  tail: Tail;
  ends: LogEnds;
  /** How many to keep. */
  limit: number;
  surroundings: Surroundings;
  time: Time;
}

/** A stream that is being read, and how many wait to use it: it is theirs from its first moment on. */
interface Load {
  stream: Promise<StreamInUse>;
  users: number;
}

/** Between two readings of a snapshot that is too old, in milliseconds. */
const PAUSE_MS = 200;

export class StreamCache {
  /** In order of use, the latest last. */
  private readonly loaded = new Map<string, StreamInUse>();
  private readonly beingRead = new Map<string, Load>();

  constructor(private readonly around: Loading) {}

  find(name: string): StreamInUse | undefined {
    return this.loaded.get(name);
  }

  /** Holds the streams in use until they are released as often; holds none if one of them cannot be read. */
  async use(names: string[]): Promise<StreamInUse[]> {
    const held = await Promise.allSettled(names.map((name) => this.hold(name)));
    const streams = held.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = held.find((one) => one.status === 'rejected');
    if (failed) this.release(streams);
    this.evict();
    if (failed) throw failed.reason;
    return streams;
  }

  release(streams: StreamInUse[]): void {
    for (const stream of streams) stream.users -= 1;
  }

  private hold(name: string): Promise<StreamInUse> {
    const stream = this.loaded.get(name);
    if (!stream) return this.read(name);
    stream.users += 1;
    this.loaded.delete(name);
    this.loaded.set(name, stream);
    return Promise.resolve(stream);
  }

  private read(name: string): Promise<StreamInUse> {
    const reading = this.beingRead.get(name) ?? { stream: this.load(name), users: 0 };
    this.beingRead.set(name, reading);
    reading.users += 1;
    return reading.stream;
  }

  private async load(name: string): Promise<StreamInUse> {
    try {
      for (let tries = 0; ; tries++) {
        const stream = await this.fold(name);
        if (stream) return stream;
        // Views that are being made anew take their time to come as far as the tail has let go.
        if (tries > 0) await wait(this.around.time, PAUSE_MS);
      }
    } catch (error) {
      this.beingRead.delete(name);
      throw error;
    }
  }

  /**
   * The views' snapshot, then what the tail has read beyond it. A snapshot that is ahead of the tail waits for it.
   * Undefined if the tail has let go of what comes after the snapshot: a later one is needed. Throws UnlikeLog.
   */
  private async fold(name: string): Promise<StreamInUse | undefined> {
    const { ledger, history, tail, surroundings } = this.around;
    const partition = partitionOf(name, ledger.partitions);
    const stored = await history.stream(name);
    await Promise.all([
      assertLikeLog(name, stored, (offset) => this.logAt(name, partition, offset)),
      this.readUpTo(name, partition, stored.next),
    ]);
    if (tail.isLost(name, stored)) throw new UnlikeLog(name, 'a commit of it that this process has read is gone');
    const records = tail.since(name, partition, stored.next);
    if (!records) return undefined;
    const stream = new StreamInUse({ name, definition: this.definitionOf(name), stored }, surroundings);
    for (const record of records) stream.observe(record);
    // In the same turn, or the tail's next records and the streams' next users would pass it by.
    stream.users = this.beingRead.get(name)?.users ?? 0;
    this.beingRead.delete(name);
    this.loaded.set(name, stream);
    return stream;
  }

  /** Views that say they have read more than there is would be waited for without end. */
  private async readUpTo(name: string, partition: number, next: number): Promise<void> {
    const { tail, ends } = this.around;
    if (tail.offsetAt(partition) >= next) return;
    const end = (await ends.now())[partition]?.end ?? 0;
    if (!(next <= end))
      throw new UnlikeLog(name, `partition ${partition} ends at ${end}, and ${next} records are on file`);
    await tail.reached(partition, next);
  }

  /** What the tail still keeps needs no asking. */
  private async logAt(name: string, partition: number, offset: number): Promise<ReadRecord | undefined> {
    const { ledger, tail } = this.around;
    const kept = tail.keptAt(name, offset);
    if (kept) return kept;
    const [record] = await ledger.read(partition, offset, 1);
    return record && readRecord(record, ledger.partitions);
  }

  private definitionOf(name: string): StreamDefinition {
    const { category } = inStreamName(name);
    const definition = this.around.definitions.find((one) => one.category === category);
    if (!definition) throw new Error(`${name} is of no kind of stream that is known.`);
    return definition;
  }

  private evict(): void {
    if (this.loaded.size <= this.around.limit) return;
    for (const [name, stream] of this.loaded) {
      if (!stream.isInUse) this.loaded.delete(name);
      if (this.loaded.size <= this.around.limit) return;
    }
  }
}
