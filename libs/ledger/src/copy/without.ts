/**
 * What becomes of a log's commits in a copy that lacks some of its records: each is judged by the rule twice, in the log
 * as it is and in the copy as it will be. Pure; takes each partition in the order of its offsets.
 */
import { type Commit, UnknownCommitVersion } from '../commit.js';
import { judge } from '../judge.js';
import { BEFORE_THE_FIRST, type Head, type LogRecord, type ReadRecord, readRecord } from '../rule.js';
import { Offsets } from './offsets.js';

export interface Named {
  partition: number;
  offset: number;
  stream: string;
  id: string;
}

/** Names so many, and counts all. */
export class Tally {
  static readonly NAMED = 20;
  readonly named: Named[] = [];
  count = 0;

  add({ partition, offset }: LogRecord, { stream, id }: Commit): void {
    this.count += 1;
    if (this.named.length < Tally.NAMED) this.named.push({ partition, offset, stream, id });
  }
}

interface Heads {
  inLog: Head;
  inCopy: Head;
}

const AT_FIRST: Heads = { inLog: BEFORE_THE_FIRST, inCopy: BEFORE_THE_FIRST };

export class Without {
  /** Left out, though they stand in the log. */
  readonly stood = new Tally();
  /** Stand in the log, and would be void in the copy; or were decided on what nobody can read any more. */
  readonly fall = new Tally();
  /** Void in the log, and would stand in the copy. */
  readonly rise = new Tally();
  /** No records, or such as stop every reader of this release: a copy must leave them out. */
  readonly unreadable = new Offsets();
  private readonly heads = new Map<string, Heads>();
  /** Of all that ever stood in the copy, six bytes each: so many commits take little room. */
  private readonly hashes = new Set<number>();
  /** Partitions that lack something of which nobody can tell whether it stood. */
  private readonly unsure = new Set<number>();

  constructor(private readonly partitions: number) {}

  hole(partition: number, offset: number): void {
    this.unreadable.add(partition, offset);
    this.unsure.add(partition);
  }

  take(record: LogRecord, isLeftOut: boolean): void {
    const read = this.read(record);
    if (read?.commit) this.judge(read, read.commit, isLeftOut);
  }

  private read(record: LogRecord): ReadRecord | undefined {
    try {
      return readRecord(record, this.partitions);
    } catch (error) {
      if (!(error instanceof UnknownCommitVersion)) throw error;
      this.hole(record.partition, record.offset);
      return undefined;
    }
  }

  private judge(record: ReadRecord, commit: Commit, isLeftOut: boolean): void {
    const { inLog, inCopy } = this.heads.get(commit.stream) ?? AT_FIRST;
    const verdict = { inLog: judge({ get: () => inLog }, record), inCopy: judge({ get: () => inCopy }, record) };
    const stood = verdict.inLog.stands;
    const willStand = !isLeftOut && verdict.inCopy.stands;
    if (isLeftOut && stood) this.stood.add(record, commit);
    if (!isLeftOut && !willStand && (stood || this.isOrphan(record, commit))) this.fall.add(record, commit);
    if (!stood && willStand) this.rise.add(record, commit);
    if (willStand) this.hashes.add(shortened(record.hash));
    if (!stood && !willStand) return;
    this.heads.set(commit.stream, {
      inLog: verdict.inLog.stands ? verdict.inLog.head : inLog,
      inCopy: !isLeftOut && verdict.inCopy.stands ? verdict.inCopy.head : inCopy,
    });
  }

  /** Decided on what the copy lacks, and perhaps standing by what nobody can read: no loser of a race is. */
  private isOrphan({ partition }: LogRecord, { on }: Commit): boolean {
    return this.unsure.has(partition) && on !== null && !this.hashes.has(shortened(on));
  }
}

function shortened(hash: string): number {
  const bytes = Buffer.alloc(6);
  bytes.write(hash, 'base64url');
  return bytes.readUIntBE(0, 6);
}
