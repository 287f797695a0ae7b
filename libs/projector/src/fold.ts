/** The one fold: judges records by the ledger's rule and folds what stands, for all views together. */
import { advance, BEFORE_THE_FIRST, type Commit, type Head, type Heads, judge, type ReadRecord } from '#ledger';
import { inStreamName, isOnFile, kindOf } from '#newsroom';
import type { Transaction } from '#postgres';
import type { ChangedStream, JudgedRecord } from '#views';

/** Streams kept folded. */
const KEPT = 5000;

interface Folded {
  head: Head;
  state: unknown;
  /** Why its views stay as they were from some commit on: `2:17: …`; null while they follow. */
  passedOver: string | null;
}

export interface Batch {
  records: JudgedRecord[];
  /** Of these, what the read models take: nothing of a stream from where it is passed over. */
  taken: JudgedRecord[];
  changes: ChangedStream[];
  /** Rows of the table of streams. */
  heads: object[];
  /** Streams that are passed over since this batch, and why. */
  passedOver: { stream: string; why: string }[];
}

/** What one stream's events make of its state. May throw: whoever wrote `evolve` did not foresee all that stands. */
export type Kinds = (stream: string) => { initial: unknown; fold(state: unknown, commit: Commit): unknown } | undefined;

type Stored = Commit & { hash: string; partition: number; offset: string };

export class Fold {
  private readonly folded = new Map<string, Folded>();
  /** Streams whose next commit the views could not take. */
  private readonly toPassOver = new Map<string, string>();
  private readonly heads: Heads = { get: (stream) => this.before(stream).head };

  constructor(private readonly kinds: Kinds = kindOf) {}

  /** What was folded may no longer be what the tables say: it is loaded again. */
  forget(): void {
    this.folded.clear();
    this.toPassOver.clear();
  }

  forgetThese(streams: string[]): void {
    for (const stream of streams) this.folded.delete(stream);
  }

  /** From the next commit of this stream on, that and all that follows goes into the log's index alone. */
  passOver(stream: string, why: string): void {
    this.toPassOver.set(stream, why);
  }

  async take(sql: Transaction, records: ReadRecord[]): Promise<Batch> {
    if (this.folded.size > KEPT) this.folded.clear();
    await this.load(sql, [...new Set(records.flatMap(({ commit }) => (commit ? [commit.stream] : [])))]);
    const changed = new Map<string, ChangedStream>();
    const moved = new Map<string, number>();
    const passedOver: Batch['passedOver'] = [];
    const taken: JudgedRecord[] = [];
    const judged = records.map((record) => {
      const one = this.judge(record, { changed, moved, passedOver });
      const isLeftOut = one.stands && one.commit && this.folded.get(one.commit.stream)?.passedOver !== null;
      if (!isLeftOut) taken.push(one);
      return one;
    });
    return {
      records: judged,
      taken,
      // Not of a kind that this release does not know, nor what no event has put on file.
      changes: [...changed.values()].filter(({ stream, state }) => isOnFile(stream, state)),
      heads: [...moved].map(([stream, partition]) => this.headRow(stream, partition)),
      passedOver,
    };
  }

  private judge(record: ReadRecord, { changed, moved, passedOver }: Judging): JudgedRecord {
    const { partition, offset, appendedAt, hash, commit } = record;
    const judged = { partition, offset, appendedAt, hash, commit };
    const verdict = judge(this.heads, record);
    if (!verdict.stands) return { ...judged, stands: false, version: null };
    const { stream, at } = verdict.commit;
    const before = this.before(stream);
    const after = this.foldCommit(this.asTold(before, stream), verdict.commit, record);
    this.folded.set(stream, after);
    moved.set(stream, partition);
    const { version } = after.head;
    if (after.passedOver === null)
      changed.set(stream, {
        stream,
        category: inStreamName(stream).category,
        version,
        state: after.state,
        before: changed.get(stream)?.before ?? before.state,
        at,
        partition,
        offset,
      });
    else if (before.passedOver === null) passedOver.push({ stream, why: after.passedOver });
    return { ...judged, stands: true, version };
  }

  /** A stream that was forgotten while its records were taken would make void what stands. */
  private before(stream: string): Folded {
    const folded = this.folded.get(stream);
    if (!folded) throw new Error(`The stream ${stream} was forgotten while its records were taken.`);
    return folded;
  }

  private asTold(before: Folded, stream: string): Folded {
    const passedOver = before.passedOver ?? this.toPassOver.get(stream) ?? null;
    this.toPassOver.delete(stream);
    return { ...before, passedOver };
  }

  /** Streams that are not folded here yet are folded from the tables. */
  private async load(sql: Transaction, streams: string[]): Promise<void> {
    const missing = streams.filter((stream) => !this.folded.has(stream));
    if (missing.length === 0) return;
    for (const stream of missing) this.folded.set(stream, this.atFirst(stream));
    const passedOver = await sql<(Head & { stream: string; why: string })[]>`
      select stream, version, head as "on", at, passed_over as why from stet.streams
      where stream = any (${missing}) and passed_over is not null`;
    for (const { stream, why, ...head } of passedOver)
      this.folded.set(stream, { ...this.atFirst(stream), head, passedOver: why });
    const rows = await sql<Stored[]>`
      select stream, events, "by", at, hash, partition, "offset" from stet.commits
      where stream = any (${missing.filter((stream) => this.folded.get(stream)?.passedOver === null)}) and stands
      order by stream, version`;
    for (const commit of rows) {
      const before = this.folded.get(commit.stream);
      if (before) this.folded.set(commit.stream, this.foldCommit(before, commit, commit));
    }
  }

  private atFirst(stream: string): Folded {
    return { head: BEFORE_THE_FIRST, state: this.kinds(stream)?.initial, passedOver: null };
  }

  private headRow(stream: string, partition: number): object {
    const { head, passedOver = null } = this.folded.get(stream) ?? {};
    return { stream, partition, version: head?.version, head: head?.on, at: head?.at, passed_over: passedOver };
  }

  /** A kind that this release does not know folds to nothing; its commits are kept all the same. */
  private foldCommit(before: Folded, commit: Commit, { hash, partition, offset }: Place): Folded {
    const head = advance(before.head, commit, hash);
    if (before.passedOver !== null) return { ...before, head };
    try {
      return { head, state: this.kinds(commit.stream)?.fold(before.state, commit), passedOver: null };
    } catch (error) {
      return { ...before, head, passedOver: passedOverAt({ partition, offset }, error) };
    }
  }
}

interface Place {
  hash: string;
  partition: number;
  offset: number | string;
}

interface Judging {
  changed: Map<string, ChangedStream>;
  moved: Map<string, number>;
  passedOver: Batch['passedOver'];
}

/** From which record on, and what was the matter. No text of the record's own is longer than a line. */
export function passedOverAt({ partition, offset }: Omit<Place, 'hash'>, error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${partition}:${offset}: ${reason.replace(/[\0\s]+/g, ' ').slice(0, 300)}`;
}
