/** The one fold: what stands in the log's index, stream by stream, for all views of a copy together. */
import type { RecordedEvent } from '#ledger';
import { inStreamName, isOnFile, kindOf } from '#newsroom';
import type { Transaction } from '#postgres';
import { type ChangedStream, type JudgedRecord, type Parked, parkedAmong } from '#views';
import { CannotTake } from './cannot-take.js';
import { whyNotTaken } from './why-not-taken.js';

/** Streams kept folded. */
const KEPT = 5000;

export interface Batch {
  /** What stands and is taken: nothing of a stream from where it is parked. */
  records: JudgedRecord[];
  changes: ChangedStream[];
  /** Streams that are parked since this batch. */
  parked: Parked[];
}

/** What one stream's events make of its state. May throw: whoever wrote `evolve` did not foresee all that stands. */
export type Kinds = (stream: string) => { initial: unknown; fold(state: unknown, told: Told): unknown } | undefined;

interface Told {
  stream: string;
  events: RecordedEvent[];
}

type Standing = JudgedRecord & { commit: NonNullable<JudgedRecord['commit']>; version: number };

export class Fold {
  private readonly folded = new Map<string, unknown>();
  /** Streams whose next commit the views could not take, and why. */
  private readonly toPark = new Map<string, unknown>();

  constructor(private readonly kinds: Kinds = kindOf) {}

  /** What was folded may no longer be what the tables say: it is loaded again. */
  forget(): void {
    this.folded.clear();
    this.toPark.clear();
  }

  forgetThese(streams: string[]): void {
    for (const stream of streams) this.folded.delete(stream);
  }

  /** The next commit of this stream is not taken, and nothing that follows. */
  park(stream: string, why: unknown): void {
    this.toPark.set(stream, why);
  }

  async take(sql: Transaction, records: JudgedRecord[]): Promise<Batch> {
    if (this.folded.size > KEPT) this.folded.clear();
    const standing = records.filter(isStanding);
    const streams = new Map(standing.toReversed().map(({ commit, offset }) => [commit.stream, offset]));
    const isParked = await parkedAmong(sql, [...streams.keys()]);
    for (const stream of isParked) streams.delete(stream);
    await this.load(sql, streams);
    return this.foldAll(standing, isParked);
  }

  /** Of streams all that stands in them, from the first on; nothing of them is kept. */
  takeWhole(records: JudgedRecord[]): Batch {
    const standing = records.filter(isStanding);
    const streams = [...new Set(standing.map(({ commit }) => commit.stream))];
    for (const stream of streams) this.folded.set(stream, this.kinds(stream)?.initial);
    const batch = this.foldAll(standing, new Set());
    this.forgetThese(streams);
    return batch;
  }

  private foldAll(standing: Standing[], isParked: Set<string>): Batch {
    const changed = new Map<string, ChangedStream>();
    const parked: Parked[] = [];
    const taken: JudgedRecord[] = [];
    for (const record of standing) {
      const { stream } = record.commit;
      if (isParked.has(stream)) continue;
      try {
        this.takeOne(record, changed);
        taken.push(record);
      } catch (error) {
        isParked.add(stream);
        parked.push(parkedAt(record, error));
      }
    }
    this.forgetThese([...isParked]);
    // Not of a kind that this release does not know, nor what no event has put on file.
    const changes = [...changed.values()].filter(({ stream, state }) => isOnFile(stream, state));
    return { records: taken, changes, parked };
  }

  private takeOne(record: Standing, changed: Map<string, ChangedStream>): void {
    const { commit, version, partition, offset } = record;
    const { stream, at } = commit;
    if (this.toPark.has(stream)) throw this.parkedFor(stream);
    const before = this.folded.get(stream);
    const state = this.kinds(stream)?.fold(before, commit);
    this.folded.set(stream, state);
    const { commits = [] } = changed.get(stream) ?? {};
    commits.push({ at, by: commit.by, events: commit.events, version });
    changed.set(stream, {
      stream,
      category: inStreamName(stream).category,
      version,
      state,
      before: changed.get(stream)?.before ?? before,
      commits,
      at,
      partition,
      offset,
    });
  }

  private parkedFor(stream: string): unknown {
    const why = this.toPark.get(stream);
    this.toPark.delete(stream);
    return why;
  }

  /** Streams that are not folded here yet are folded from what stands below the first of their records. */
  private async load(sql: Transaction, streams: Map<string, number>): Promise<void> {
    const missing = [...streams].filter(([stream]) => !this.folded.has(stream));
    if (missing.length === 0) return;
    for (const [stream] of missing) this.folded.set(stream, this.kinds(stream)?.initial);
    const rows = await sql<Told[]>`
      select c.stream, c.events
      from unnest(${missing.map(([stream]) => stream)}::text[], ${missing.map(([, offset]) => offset)}::bigint[]) as m (stream, before)
      join commits c on c.stream = m.stream and c.stands and c."offset" < m.before
      order by c.stream, c.version`;
    for (const commit of rows) this.foldStored(commit);
  }

  /** What this release took, and cannot take any more, parks the stream, too. */
  private foldStored(commit: Told): void {
    try {
      this.folded.set(commit.stream, this.kinds(commit.stream)?.fold(this.folded.get(commit.stream), commit));
    } catch (error) {
      this.toPark.set(commit.stream, error);
    }
  }
}

function isStanding(record: JudgedRecord): record is Standing {
  return record.stands && record.commit !== null;
}

function parkedAt({ partition, offset, commit }: Standing, error: unknown): Parked {
  const view = error instanceof CannotTake ? error.view : null;
  return { stream: commit.stream, partition, offset, view, why: whyNotTaken(error) };
}
