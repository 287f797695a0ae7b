/** The one fold: judges records by the ledger's rule and folds what stands, for all views together. */
import { advance, BEFORE_THE_FIRST, type Commit, type Head, type ReadRecord, stands } from '#ledger';
import { isOnFile, kindOf } from '#newsroom';
import type { Transaction } from '#postgres';
import type { Change, JudgedRecord } from '#views';

/** Streams kept folded. */
const KEPT = 5000;

interface Folded {
  head: Head;
  state: unknown;
}

interface Batch {
  records: JudgedRecord[];
  changes: Change[];
  /** Rows of the table of streams. */
  heads: object[];
}

export class Fold {
  private readonly folded = new Map<string, Folded>();

  /** What was folded may no longer be what the tables say: it is loaded again. */
  forget(): void {
    this.folded.clear();
  }

  async take(sql: Transaction, records: ReadRecord[]): Promise<Batch> {
    if (this.folded.size > KEPT) this.forget();
    await this.load(sql, [...new Set(records.flatMap(({ commit }) => (commit ? [commit.stream] : [])))]);
    const changed = new Map<string, Change>();
    const judged = records.map((record) => this.judge(record, changed));
    const changes = [...changed.values()];
    return {
      records: judged,
      // Not of a kind that this release does not know, nor what no event has put on file.
      changes: changes.filter(({ stream, state }) => isOnFile(stream, state)),
      heads: changes.map((change) => this.headRow(change)),
    };
  }

  private judge(record: ReadRecord, changed: Map<string, Change>): JudgedRecord {
    const { partition, offset, appendedAt, hash, commit } = record;
    const judged = { partition, offset, appendedAt, hash, commit };
    const before = commit && this.before(commit);
    if (!before || !stands(before.head, commit)) return { ...judged, stands: false, version: null };
    const written = changed.get(commit.stream)?.before ?? before.state;
    const after = foldCommit(before, commit, hash);
    this.folded.set(commit.stream, after);
    const { stream, at } = commit;
    const { version } = after.head;
    changed.set(stream, {
      stream,
      category: stream.slice(0, stream.indexOf('-')),
      version,
      state: after.state,
      before: written,
      at,
      partition,
      offset,
    });
    return { ...judged, stands: true, version };
  }

  /** A stream that was forgotten while its records were taken would make void what stands. */
  private before({ stream }: Commit): Folded {
    const folded = this.folded.get(stream);
    if (!folded) throw new Error(`The stream ${stream} was forgotten while its records were taken.`);
    return folded;
  }

  /** Streams that are not folded here yet are folded from the tables. */
  private async load(sql: Transaction, streams: string[]): Promise<void> {
    const missing = streams.filter((stream) => !this.folded.has(stream));
    if (missing.length === 0) return;
    for (const stream of missing) this.folded.set(stream, { head: BEFORE_THE_FIRST, state: kindOf(stream)?.initial });
    const rows = await sql<(Commit & { hash: string })[]>`
      select stream, events, "by", at, hash from stet.commits where stream = any (${missing}) and stands order by stream, version`;
    for (const commit of rows) {
      const before = this.folded.get(commit.stream);
      if (before) this.folded.set(commit.stream, foldCommit(before, commit, commit.hash));
    }
  }

  private headRow({ stream, partition, version }: Change): object {
    const head = this.folded.get(stream)?.head;
    return { stream, partition, version, head: head?.on, at: head?.at };
  }
}

/** A kind that this release does not know folds to nothing; its commits are kept all the same. */
function foldCommit({ head, state }: Folded, commit: Commit, hash: string): Folded {
  const kind = kindOf(commit.stream);
  const folded = kind?.fold(state, commit);
  return { head: advance(head, commit, hash), state: folded };
}
