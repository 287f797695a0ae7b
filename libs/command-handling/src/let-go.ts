/** What the tail remembers of records that it keeps no longer, the latest so many: on what each was decided. */
import type { Commit, ReadRecord } from '#ledger';

/** Records; some 200 bytes each. */
const MOST = 50_000;

type Trace = Pick<Commit, 'after' | 'on'> & { offset: number };

export class LetGo {
  /** By stream, the one that was added to last at the end. */
  private readonly traces = new Map<string, Trace[]>();
  private count = 0;

  constructor(private readonly most = MOST) {}

  add(record: ReadRecord): void {
    const trace = traceOf(record);
    if (!trace || !record.commit) return;
    const { stream } = record.commit;
    const traces = this.traces.get(stream) ?? [];
    this.traces.delete(stream);
    this.traces.set(stream, traces);
    traces.push(trace);
    this.count += 1;
    if (this.count > this.most) this.forget();
  }

  of(stream: string): readonly Trace[] {
    return this.traces.get(stream) ?? [];
  }

  /** The stream that was added to longest ago; of the only one all but the latest half. */
  private forget(): void {
    const [stream = '', traces = []] = this.traces.entries().next().value ?? [];
    const gone = this.traces.size > 1 ? traces.length : traces.length >> 1;
    this.count -= gone;
    traces.splice(0, gone);
    if (traces.length === 0) this.traces.delete(stream);
  }
}

/** Undefined of what is no commit. */
export function traceOf({ commit, offset }: ReadRecord): Trace | undefined {
  return commit ? { after: commit.after, on: commit.on, offset } : undefined;
}
