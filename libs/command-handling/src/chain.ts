/** A chain: commits of one stream, each decided on the one before, on their way through the log in one batch. */
import type { Entry, ReadRecord } from '#ledger';
import type { Post } from './post.js';

/** A decided commit that has not been read back yet. */
export interface Pending {
  post: Post;
  value: Buffer;
  hash: string;
}

export class Chain {
  /** Resolves when every commit has been read back standing, or the rest is void for ever. */
  readonly settled: Promise<void>;
  private settle!: () => void;
  /** When it was first handed to the log, in milliseconds since 1970. */
  sentAt = 0;
  /** May any of it be in the log, or come there yet? */
  mayBeInLog = false;

  constructor(
    readonly stream: string,
    readonly partition: number,
    private readonly pending: Pending[],
  ) {
    this.settled = new Promise((settle) => (this.settle = settle));
  }

  get isSettled(): boolean {
    return this.pending.length === 0;
  }

  /** What is still to be read back, as it was first written: a repeat sends the same bytes. */
  get entries(): Entry[] {
    return this.pending.map(({ value }) => ({ partition: this.partition, key: this.stream, value }));
  }

  markSent(now: number): void {
    this.sentAt ||= now;
    for (const { post } of this.pending) post.sent = true;
  }

  /** The post whose commit this record is, if it is the next to be read back. */
  readBack(record: ReadRecord): Post | undefined {
    if (this.pending[0]?.hash !== record.hash) return undefined;
    const first = this.pending.shift();
    if (this.isSettled) this.settle();
    return first?.post;
  }

  /** The posts of a chain that another commit has beaten. */
  giveUp(): Post[] {
    const posts = this.pending.splice(0).map(({ post }) => post);
    this.settle();
    return posts;
  }
}
