/** What a view is: its table, its writer, its questions, in one file. All are fed by the projector's one fold of the log's index. */
import type { Commit } from '#ledger';
import type { Transaction } from '#postgres';
import type { Question } from './question.js';

/** A commit as the index keeps it. */
export type JudgedCommit = Omit<Commit, 'v' | 'on'>;

/** A record of the log, judged. */
export interface JudgedRecord {
  partition: number;
  offset: number;
  /** Milliseconds since 1970, by the log's clock. */
  appendedAt: number;
  hash: string;
  /** Null if no reader can take it for a commit. */
  commit: JudgedCommit | null;
  stands: boolean;
  /** The stream's version after it, if it stands. */
  version: number | null;
}

/** A commit of a stream, and the stream's version after it. */
export type StandingCommit = Pick<JudgedCommit, 'at' | 'by' | 'events'> & { version: number };

/** A stream that a batch has changed: what it folds to now. */
export interface ChangedStream {
  stream: string;
  category: string;
  version: number;
  /** The newsroom's own state of it: something is on file. */
  state: unknown;
  /** What it was before the batch: as the tables have it, or with nothing on file. */
  before: unknown;
  /** Those of the batch, in their order. */
  commits: StandingCommit[];
  /** When its last commit was decided, and where it is. */
  at: string;
  partition: number;
  offset: number;
}

export interface View {
  name: string;
  /** SQL that makes the table, in whichever schema. */
  table: string;
  /** Writes a batch of what stands, each row once, in one statement a table. */
  write(sql: Transaction, batch: { records: JudgedRecord[]; changes: ChangedStream[] }): Promise<void>;
  questions: Question[];
}
