/**
 * A stream in use: its folded state, what its commits were posted as, and the one chain that is on its way.
 *
 *   queue ── decide, each on the one before ──► chain ── append ──► log ── read back ──► answered
 *     ▲                                           │
 *     └── somebody else's commit stood first: the chain is void for ever, decide again
 *
 * A void needs no waiting: once another commit stands, the chain's first `after` is passed, so it can never
 * stand, and each later commit names the head of one that never will be a head.
 */
import { type Head, judge, partitionOf, type ReadRecord } from '#ledger';
import type { Event, StreamDefinition } from '#newsroom';
import { type Accepted, OtherContent, StreamPassedOver } from './answers.js';
import { Chain, type Pending } from './chain.js';
import { decide, type Standpoint } from './decide.js';
import type { StoredStream } from './history.js';
import { keyOf, positionAfter, type Post } from './post.js';

const LONGEST_CHAIN = 256;

/** What a stream in use asks of its surroundings. */
export interface Surroundings {
  partitions: number;
  maxRoundBytes: number;
  now(): number;
  /** Brings the chain into the log; see `sender.ts`. */
  send(chain: Chain): void;
  /** A commit of ours was read back. */
  confirmed(chain: Chain, record: ReadRecord): void;
  /** A commit stands that no rule foresaw; `position` is the one behind it. */
  cannotFold(stream: string, position: string, error: unknown): void;
  /** Reads to the log's end as of now for a post that would be refused, then has it taken again. */
  readToTheEnd(stream: StreamInUse, post: Post): void;
}

export class StreamInUse {
  readonly partition: number;
  head: Head;
  state: unknown;
  /** Something stands in it that cannot be folded: its state is of before that. */
  unfoldable: StreamPassedOver | undefined;
  /** How many posts hold this stream in use. */
  users = 0;
  /** The post for which the log is being read to its end. */
  private readingFor: Post | undefined;
  private chain: Chain | undefined;
  private readonly queue: Post[] = [];
  private readonly known = new Map<string, { digest: string; accepted: Accepted }>();
  private longest = LONGEST_CHAIN;
  private turns = 0;

  readonly name: string;
  readonly definition: StreamDefinition;

  constructor(
    { name, definition, stored }: { name: string; definition: StreamDefinition; stored: StoredStream },
    private readonly around: Surroundings,
  ) {
    this.name = name;
    this.definition = definition;
    this.partition = partitionOf(name, around.partitions);
    this.head = stored.head;
    this.state = definition.initial;
    for (const commit of stored.commits) {
      const position = positionAfter({ partition: this.partition, offset: commit.offset });
      this.fold(commit, { version: commit.version, position });
    }
  }

  get isInUse(): boolean {
    return this.users > 0 || this.queue.length > 0 || this.chain !== undefined || this.readingFor !== undefined;
  }

  take(post: Post): void {
    post.turn = this.turns++;
    this.queue.push(post);
    this.decideNext();
  }

  /** Takes a post again for which the log was read to its end: before all that came after it, which waited for it. */
  takeAgain(post: Post): void {
    if (this.readingFor === post) this.readingFor = undefined;
    if (!post.isSettled) this.queueInTurn(post);
    this.decideNext();
  }

  /** Gives up a post that was never sent. */
  drop(post: Post): void {
    const place = this.queue.indexOf(post);
    if (place >= 0) this.queue.splice(place, 1);
  }

  /** Takes the stream's next record from the log. Did it move the stream? Then there may be something to decide. */
  observe(record: ReadRecord): boolean {
    const verdict = judge({ get: () => this.head }, record);
    if (!verdict.stands) return false;
    this.head = verdict.head;
    const accepted = this.fold(verdict.commit, { version: this.head.version, position: positionAfter(record) });
    if (this.chain) this.settle(this.chain, record, accepted);
    return true;
  }

  /** Nothing of the chain is in the log, nor will be. */
  refuseChain(chain: Chain, error: unknown): void {
    if (this.chain !== chain) return;
    for (const post of chain.giveUp()) post.refuse(error);
    this.chain = undefined;
    this.decideNext();
  }

  decideNext(): void {
    if (this.chain || this.readingFor || this.queue.length === 0) return;
    const pending = this.decideChain();
    if (pending.length === 0) return;
    this.chain = new Chain(this.name, this.partition, pending);
    this.around.send(this.chain);
  }

  private queueInTurn(post: Post): void {
    const next = this.queue.findIndex(({ turn }) => turn > post.turn);
    this.queue.splice(next < 0 ? this.queue.length : next, 0, post);
  }

  private settle(chain: Chain, record: ReadRecord, accepted: Accepted): void {
    const post = chain.readBack(record);
    if (post) {
      this.around.confirmed(chain, record);
      post.answer(accepted);
      if (!chain.isSettled) return;
      this.longest = Math.min(LONGEST_CHAIN, this.longest * 2);
    } else {
      for (const beaten of chain.giveUp()) this.queueInTurn(beaten);
      this.longest = Math.max(1, this.longest >> 1);
    }
    this.chain = undefined;
  }

  private decideChain(): Pending[] {
    const chain: Pending[] = [];
    let on: Standpoint = { head: this.head, state: this.state };
    let room = this.around.maxRoundBytes;
    for (let post = this.queue[0]; post && chain.length < this.longest; post = this.queue[0]) {
      // A repeat waits for the first outcome; a refusal after reading speaks of what stands, not of what is pending.
      if (chain.length > 0 && (post.readToTheEnd || chain.some((pending) => pending.post.key === post?.key))) break;
      const decided = this.answerKnown(post) ? undefined : this.decide(post, on);
      if (decided && decided.value.length > room) break;
      this.queue.shift();
      if (this.readingFor) break;
      if (!decided) continue;
      chain.push(decided);
      room -= decided.value.length;
      on = decided.then;
    }
    return chain;
  }

  /** The log is the memory of what was posted: a repeat gets the first answer. */
  private answerKnown(post: Post): boolean {
    const known = this.known.get(post.key);
    if (!known) return false;
    if (known.digest === post.digest) post.answer(known.accepted);
    else post.refuse(new OtherContent(post.request.id, this.name));
    return true;
  }

  /** Undefined if the post is refused, or not decided before the log has been read to its end. */
  private decide(post: Post, on: Standpoint): (Pending & { then: Standpoint }) | undefined {
    try {
      for (const { unfoldable } of [this, ...post.references]) if (unfoldable) throw unfoldable;
      return decide(post, { stream: this, on, now: this.around.now(), maxBytes: this.around.maxRoundBytes });
    } catch (error) {
      if (post.readToTheEnd) post.refuse(error);
      else this.readOn(post);
      return undefined;
    }
  }

  /** What comes after a post that may yet be refused is decided after it: the order of the posts is their meaning. */
  private readOn(post: Post): void {
    this.readingFor = post;
    this.around.readToTheEnd(this, post);
  }

  private fold(commit: Posted, { version, position }: { version: number; position: string }): Accepted {
    const { id, events, digest } = commit;
    this.foldState(events, position);
    const accepted: Accepted = { kind: 'stands', id, stream: this.name, version, events, position };
    if (!this.known.has(keyOf(commit))) this.known.set(keyOf(commit), { digest, accepted });
    return accepted;
  }

  /** Whoever wrote `evolve` did not foresee all that stands; other streams of the process have nothing to do with it. */
  private foldState(events: Event[], position: string): void {
    if (this.unfoldable) return;
    try {
      this.state = this.definition.fold(this.state, { stream: this.name, events });
    } catch (error) {
      this.unfoldable = new StreamPassedOver(this.name, { cause: error });
      this.around.cannotFold(this.name, position, error);
    }
  }
}

interface Posted {
  id: string;
  by: string;
  digest: string;
  events: Event[];
}
