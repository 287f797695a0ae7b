/** The views of a world: the log folded by the ledger's rule, as far as they have come. All processes ask the same. */
import type { History, StoredCommit, StoredStream } from '#command-handling';
import {
  BEFORE_THE_FIRST,
  type Checkpoint,
  type Head,
  headOf,
  judge,
  partitionOf,
  type ReadRecord,
  readRecord,
  type Verdict,
} from '#ledger';
import type { Chance, SimulatedLog } from '#testing';

interface Row {
  head: Head;
  commits: StoredCommit[];
}

export class SimulatedViews {
  private readonly rows = new Map<string, Row>();
  private readonly next: number[];
  wereForged = false;

  constructor(private readonly log: SimulatedLog) {
    this.next = Array.from({ length: log.partitions }, () => 0);
  }

  /** For each partition how many records are to be read. */
  get behind(): number[] {
    return this.next.map((next, partition) => this.log.end(partition) - next);
  }

  goOn(partition: number, count: number): void {
    for (const record of this.log.read(partition, this.next[partition] ?? 0, count)) {
      const read = readRecord(record, this.log.partitions);
      this.next[partition] = read.offset + 1;
      const verdict = judge({ get: (stream) => this.rows.get(stream)?.head }, read);
      if (verdict.stands) this.add(read, verdict);
    }
  }

  /** Somebody drops the schema: they are made again from the log. */
  drop(): void {
    this.rows.clear();
    this.next.fill(0);
  }

  /** Somebody writes beside whoever makes them. Answers what, for the trace. */
  forge(chance: Chance): string {
    const rows = [...this.rows].filter(([, { commits }]) => commits.length > 0);
    if (rows.length === 0) return 'there is nothing to forge';
    const [stream, row] = chance.of(rows);
    const [how, forged] = chance.of(Object.entries(forgeries(row, chance.of([...row.commits.keys()]))));
    this.rows.set(stream, forged);
    this.wereForged = true;
    return `${how} of ${stream} is forged`;
  }

  /** As a process asks them, over its connection. */
  over(ask: <Seen>(what: string, look: () => Seen) => Promise<Seen>): History {
    return {
      stream: (name) => ask(`the views' ${name}`, () => this.stream(name)),
      position: () => ask("the views' position", () => [...this.next]),
      checkpoints: () => ask("the views' checkpoints", () => this.next.map((next, p) => this.checkpoint(p, next))),
    };
  }

  private add({ hash, offset }: ReadRecord, { commit, head }: Verdict & { stands: true }): void {
    const { id, by, command, digest, at, events, stream } = commit;
    const stored = { id, by, command, digest, at, hash, version: head.version, offset, events };
    this.rows.set(stream, { head, commits: [...(this.rows.get(stream)?.commits ?? []), stored] });
  }

  private stream(name: string): StoredStream {
    const { head, commits } = this.rows.get(name) ?? { head: BEFORE_THE_FIRST, commits: [] };
    const next = this.next[partitionOf(name, this.log.partitions)] ?? 0;
    return { head, commits, next, held: next };
  }

  private checkpoint(partition: number, next: number): Checkpoint {
    const [last] = this.log.read(partition, next - 1, 1);
    return { next, lastHash: next > 0 && last ? headOf(last.value) : null };
  }
}

/** What nobody has ever written. */
const FORGED = 'forged'.repeat(7);

function forgeries({ head, commits }: Row, place: number): Record<string, Row> {
  const last = commits.length - 1;
  const at = (changed: number, change: Partial<StoredCommit>) => ({
    head,
    commits: commits.map((commit, n) => (n === changed ? { ...commit, ...change } : commit)),
  });
  return {
    'the head': { head: { ...head, on: FORGED }, commits },
    'the head, with its last commit,': { ...at(last, { hash: FORGED }), head: { ...head, on: FORGED } },
    'the version': { head: { ...head, version: head.version + 1 }, commits },
    'the key of a commit': at(place, { id: `${FORGED}-${place}` }),
    'what a commit says': at(place, { events: [{ type: 'ReportWithdrawn', data: {} }] }),
    'a commit, which is gone,': { head, commits: commits.filter((_, n) => n !== place) },
  };
}
