/**
 * Judging a log: heads in, verdict out. Whoever reads records and must know which of them stand asks here: the views'
 * fold, a command's stream, a copy, an audit.
 */
import type { Commit } from './commit.js';
import { advance, BEFORE_THE_FIRST, type Head, type LogRecord, type ReadRecord, readRecord, stands } from './rule.js';

/** Where each stream stands by all that came before a record; undefined before its first commit. A Map is one. */
export interface Heads {
  get(stream: string): Head | undefined;
}

/** `head` is the stream's with this commit. What does not stand is void: it changes nothing. */
export type Verdict = { stands: true; commit: Commit; head: Head } | { stands: false };

export type Judged = ReadRecord & { verdict: Verdict };

/** Total and pure: every reader that has read the same records says the same. */
export function judge(heads: Heads, { commit, hash }: Pick<ReadRecord, 'commit' | 'hash'>): Verdict {
  if (!commit) return VOID;
  const head = heads.get(commit.stream) ?? BEFORE_THE_FIRST;
  return stands(head, commit) ? { stands: true, commit, head: advance(head, commit, hash) } : VOID;
}

const VOID: Verdict = { stands: false };

/** The verdicts on a log's records as they are read, each partition from its first on and in the order of its offsets. */
export class Verdicts {
  private readonly heads = new Map<string, Head>();

  constructor(private readonly partitions: number) {}

  /** On the next record. Throws UnknownCommitVersion. */
  on(record: LogRecord): Judged {
    const read = readRecord(record, this.partitions);
    const verdict = judge(this.heads, read);
    if (verdict.stands) this.heads.set(verdict.commit.stream, verdict.head);
    return { ...read, verdict };
  }
}
