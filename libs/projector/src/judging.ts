/** Judges records by the ledger's rule, by the heads that the log's index has. */
import { BEFORE_THE_FIRST, type Head, judge, type ReadRecord } from '#ledger';
import type { Transaction } from '#postgres';
import type { JudgedRecord } from '#views';

/** Streams whose heads are kept. */
const KEPT = 20_000;

export interface Judged {
  records: JudgedRecord[];
  /** Rows of the table of streams. */
  heads: object[];
}

export class Judge {
  private readonly heads = new Map<string, Head>();

  /** What was judged may no longer be what the table says: heads are loaded again. */
  forget(): void {
    this.heads.clear();
  }

  async take(sql: Transaction, records: ReadRecord[]): Promise<Judged> {
    if (this.heads.size > KEPT) this.heads.clear();
    await this.load(sql, [...new Set(records.flatMap(({ commit }) => (commit ? [commit.stream] : [])))]);
    const moved = new Map<string, number>();
    const judged = records.map((record) => this.judge(record, moved));
    return { records: judged, heads: [...moved].map(([stream, partition]) => this.rowOf(stream, partition)) };
  }

  private judge({ partition, offset, appendedAt, hash, commit }: ReadRecord, moved: Map<string, number>): JudgedRecord {
    const record = { partition, offset, appendedAt, hash, commit };
    const verdict = judge(this.heads, record);
    if (!verdict.stands) return { ...record, stands: false, version: null };
    const { stream } = verdict.commit;
    this.heads.set(stream, verdict.head);
    moved.set(stream, partition);
    return { ...record, stands: true, version: verdict.head.version };
  }

  private async load(sql: Transaction, streams: string[]): Promise<void> {
    const missing = streams.filter((stream) => !this.heads.has(stream));
    if (missing.length === 0) return;
    for (const stream of missing) this.heads.set(stream, BEFORE_THE_FIRST);
    const rows = await sql<(Head & { stream: string })[]>`
      select stream, version, head as "on", at from streams where stream = any (${missing})`;
    for (const { stream, ...head } of rows) this.heads.set(stream, head);
  }

  private rowOf(stream: string, partition: number): object {
    const { version, on, at } = this.heads.get(stream) ?? BEFORE_THE_FIRST;
    return { stream, partition, version, head: on, at };
  }
}
