/** The views of a world: the log folded by the ledger's rule, as far as they have come. All processes ask the same. */
import type { History, StoredCommit, StoredStream } from '#command-handling';
import { advance, BEFORE_THE_FIRST, type Checkpoint, type Head, headOf, readRecord, stands } from '#ledger';
import type { SimulatedLog } from './simulated-log.js';

interface Row {
  head: Head;
  commits: StoredCommit[];
}

export class SimulatedViews {
  private readonly rows = new Map<string, Row>();
  private readonly next: number[];

  constructor(private readonly log: SimulatedLog) {
    this.next = Array.from({ length: log.partitions }, () => 0);
  }

  /** For each partition how many records are to be read. */
  get behind(): number[] {
    return this.next.map((next, partition) => this.log.end(partition) - next);
  }

  goOn(partition: number, count: number): void {
    for (const record of this.log.read(partition, this.next[partition] ?? 0, count)) {
      const { commit, hash, offset } = readRecord(record, this.log.partitions);
      this.next[partition] = offset + 1;
      const row = commit && (this.rows.get(commit.stream) ?? { head: BEFORE_THE_FIRST, commits: [] });
      if (!row || !stands(row.head, commit)) continue;
      const head = advance(row.head, commit, hash);
      const { id, by, digest, events } = commit;
      const commits = [...row.commits, { id, by, digest, version: head.version, offset, events }];
      this.rows.set(commit.stream, { head, commits });
    }
  }

  /** Somebody drops the schema: they are made again from the log. */
  drop(): void {
    this.rows.clear();
    this.next.fill(0);
  }

  /** As a process asks them, over its line. */
  over(ask: <Seen>(what: string, look: () => Seen) => Promise<Seen>): History {
    return {
      stream: (name) => ask(`the views' ${name}`, () => this.stream(name)),
      position: () => ask("the views' position", () => [...this.next]),
      checkpoints: () => ask("the views' checkpoints", () => this.next.map((next, p) => this.checkpoint(p, next))),
    };
  }

  private stream(name: string): StoredStream {
    const { head, commits } = this.rows.get(name) ?? { head: BEFORE_THE_FIRST, commits: [] };
    return { head, commits, position: [...this.next] };
  }

  private checkpoint(partition: number, next: number): Checkpoint {
    const [last] = this.log.read(partition, next - 1, 1);
    return { next, lastHash: next > 0 && last ? headOf(last.value) : null };
  }
}
