/** The streams that are in use, folded, as many as there is room for. */
import { type Ledger, partitionOf } from '#ledger';
import type { StreamDefinition } from '#newsroom';
import type { History } from './history.js';
import { StreamInUse, type Surroundings } from './stream-in-use.js';
import type { Tail } from './tail.js';

export interface Loading {
  ledger: Ledger;
  definitions: StreamDefinition[];
  history: History;
  tail: Tail;
  /** How many to keep. */
  limit: number;
  surroundings: Surroundings;
}

export class StreamsInUse {
  /** In order of use, the latest last. */
  private readonly loaded = new Map<string, StreamInUse>();
  private readonly loading = new Map<string, Promise<StreamInUse>>();

  constructor(private readonly around: Loading) {}

  find(name: string): StreamInUse | undefined {
    return this.loaded.get(name);
  }

  /** Holds the streams in use until they are released as often. */
  async use(names: string[]): Promise<StreamInUse[]> {
    const streams = await Promise.all(names.map((name) => this.hold(name)));
    this.makeRoom();
    return streams;
  }

  release(streams: StreamInUse[]): void {
    for (const stream of streams) stream.users -= 1;
  }

  private async hold(name: string): Promise<StreamInUse> {
    const stream = this.loaded.get(name) ?? (await (this.loading.get(name) ?? this.load(name)));
    stream.users += 1;
    this.loaded.delete(name);
    this.loaded.set(name, stream);
    return stream;
  }

  private load(name: string): Promise<StreamInUse> {
    const loading = this.read(name).finally(() => this.loading.delete(name));
    this.loading.set(name, loading);
    return loading;
  }

  /** The views' snapshot, then what the tail has read beyond it. A snapshot that is ahead of the tail waits for it. */
  private async read(name: string): Promise<StreamInUse> {
    const { ledger, history, tail, surroundings } = this.around;
    const partition = partitionOf(name, ledger.partitions);
    for (;;) {
      const stored = await history.stream(name);
      const from = stored.position[partition] ?? 0;
      await tail.reached(partition, from);
      const records = tail.since(name, partition, from);
      // The views went on meanwhile and the tail has let go of the difference: read the later snapshot.
      if (!records) continue;
      const stream = new StreamInUse({ name, definition: this.definitionOf(name), stored }, surroundings);
      for (const record of records) stream.observe(record);
      this.loaded.set(name, stream);
      return stream;
    }
  }

  private definitionOf(name: string): StreamDefinition {
    const category = name.slice(0, name.indexOf('-'));
    const definition = this.around.definitions.find((one) => one.category === category);
    if (!definition) throw new Error(`No kind of stream is called ${category}.`);
    return definition;
  }

  private makeRoom(): void {
    if (this.loaded.size <= this.around.limit) return;
    for (const [name, stream] of this.loaded) {
      if (!stream.isInUse) this.loaded.delete(name);
      if (this.loaded.size <= this.around.limit) return;
    }
  }
}
