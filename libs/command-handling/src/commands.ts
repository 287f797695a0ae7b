/**
 * Command handling: a command in, one commit in the log, its outcome out.
 * Load the stream (the views' history, then the process's own tail), fold, decide, append, read back.
 * It answers what the log says; what the log has not said yet is answered as unknown.
 */
import type { Ledger, Position, ReadRecord } from '#ledger';
import type { StreamDefinition } from '#newsroom';
import { Alarms } from './alarms.js';
import { NotReady, type Outcome } from './answers.js';
import { Appender } from './appender.js';
import type { Chain } from './chain.js';
import { assertClocksAgree } from './clock.js';
import type { History } from './history.js';
import { type Limits, LIMITS } from './limits.js';
import { LogEnds } from './log-ends.js';
import { Post, type Request } from './post.js';
import { Sender } from './sender.js';
import { Sends } from './sends.js';
import type { StreamInUse } from './stream-in-use.js';
import { StreamCache } from './stream-cache.js';
import { Tail } from './tail.js';
import { realTime, type Time, wait } from './time.js';

export interface CommandHandling {
  ledger: Ledger;
  streams: StreamDefinition[];
  history: History;
  log: { error(about: object, message: string): void; warn(about: object, message: string): void };
  time?: Time;
  limits?: Partial<Limits>;
  /** Why the log cannot be read or written now, if somebody knows. */
  logAway?(): string | undefined;
}

const FORGET_EVERY_MS = 1000;

export class Commands {
  private readonly limits: Limits;
  private readonly time: Time;
  private readonly stopped = new AbortController();
  private readonly ends: LogEnds;
  private readonly sends = new Sends();
  private readonly alarms: Alarms;
  private tail: Tail | undefined;
  private streams: StreamCache | undefined;
  private ready = false;
  private haltedFor: Error | undefined;
  private onHalt!: (halt: Error) => void;
  private readonly underWay = new Set<Post>();
  private readonly arrivals = new Map<string, Promise<void>>();

  /** Settles if this process must not write any more: its log or its clock is not what was promised. */
  readonly halted = new Promise<Error>((halted) => (this.onHalt = halted));

  constructor(private readonly around: CommandHandling) {
    this.limits = { ...LIMITS, ...around.limits };
    this.time = around.time ?? realTime;
    this.ends = new LogEnds(around.ledger);
    this.alarms = new Alarms(around.log);
  }

  /** Resolves once the process has read the log to its end as of now; before that it takes no command. */
  async start(): Promise<void> {
    const { ledger, history } = this.around;
    const tail = new Tail(ledger, {
      from: await history.checkpoints(),
      onRecords: (records) => this.observe(records),
      most: this.limits.behind,
      mostBytes: this.limits.behindBytes,
    });
    this.tail = tail;
    this.streams = this.streamsBehind(tail);
    const subscription = await tail.start();
    void Promise.race([subscription.halted, ledger.halted]).then((halt) => this.stopWriting(halt));
    void this.forgetWhatTheViewsHave(tail);
    const bounds = await ledger.bounds();
    await Promise.race([
      Promise.all(bounds.map(({ end }, partition) => tail.reached(partition, end))),
      this.halted.then((halt) => Promise.reject(halt)),
    ]);
    this.ready = true;
  }

  /** Takes and sends no more. Nobody waits for a log that may be away: what was sent is unknown, the rest not written. */
  async stop(): Promise<void> {
    this.stopped.abort();
    for (const post of this.underWay) this.endWaiting(post, 'This process is stopping.');
    await this.tail?.stop();
  }

  /** Why it takes no command any more, and never will; undefined while it may. */
  get halt(): string | undefined {
    return this.haltedFor && `This process has stopped writing: ${this.haltedFor.message}`;
  }

  /** Why no command can be taken now; undefined when one can. */
  get notReady(): string | undefined {
    if (this.halt !== undefined) return this.halt;
    if (this.stopped.signal.aborted) return 'This process is stopping.';
    if (!this.ready) return 'This process is still reading the log.';
    const away = this.around.logAway?.() ?? this.sends.failure(this.time.now());
    if (away !== undefined) return away;
    if (this.isFarAhead) return 'The index of the log is too far behind it.';
    if (this.underWay.size >= this.limits.posts) return 'Too many commands are on their way.';
    return undefined;
  }

  /**
   * Throws RuleBroken, StreamMoved, OtherContent, TooLarge, UnlikeLog or NotReady.
   * A refusal speaks of the log as it was read after the request had come.
   */
  async post(request: Request): Promise<Outcome> {
    const { notReady } = this;
    if (notReady !== undefined) throw new NotReady(notReady);
    const post = new Post(request);
    this.underWay.add(post);
    void post.settled.then(() => this.underWay.delete(post));
    const cancel = this.time.after(this.limits.deadlineMs, () =>
      this.endWaiting(post, 'The log did not take the command in time.'),
    );
    try {
      this.bringToItsStream(post);
      return await post.outcome;
    } finally {
      cancel();
    }
  }

  /** How far it has read the log. */
  get position(): Position {
    return this.tail?.position ?? [];
  }

  /** Too far ahead of the index to read on. */
  get isFarAhead(): boolean {
    return this.tail?.isFull ?? false;
  }

  /** Posts come to their stream in the order in which they were made, however long each has to load. */
  private bringToItsStream(post: Post): void {
    const { definition, body } = post.request;
    const name = definition.streamOf(body);
    const held = this.streams?.use([name, ...definition.refersTo(body)]) ?? Promise.resolve([]);
    const arrival = Promise.allSettled([held, this.arrivals.get(name)]).then(([loaded]) => {
      if (this.arrivals.get(name) === arrival) this.arrivals.delete(name);
      if (loaded.status === 'fulfilled') this.take(post, loaded.value);
      else post.refuse(this.alarms.answerTo(loaded.reason));
    });
    this.arrivals.set(name, arrival);
  }

  private take(post: Post, held: StreamInUse[]): void {
    const [stream, ...references] = held;
    void post.settled.then(() => this.streams?.release(held));
    if (!stream || post.isSettled) return;
    post.stream = stream;
    post.references = references;
    stream.take(post);
  }

  /** Before it was sent nothing can have been written; after that only the log knows. */
  private endWaiting(post: Post, reason: string): void {
    if (post.sent) return post.answerUnknown();
    post.stream?.drop(post);
    post.refuse(new NotReady(reason));
  }

  private streamsBehind(tail: Tail): StreamCache {
    const { ledger, streams, history, log } = this.around;
    const { ends, sends, time } = this;
    const appender = new Appender(ledger);
    const sender = new Sender({ tail, appender, ends, log, time, sends, stopped: this.stopped.signal });
    return new StreamCache({
      ends,
      ledger,
      definitions: streams,
      history,
      tail,
      limit: this.limits.streams,
      time,
      surroundings: {
        partitions: ledger.partitions,
        maxRoundBytes: ledger.maxRoundBytes,
        now: () => time.now(),
        send: (chain) => void sender.send(chain).catch((error: unknown) => this.giveUp(chain, error)),
        confirmed: (chain, record) => this.checkClocks(chain.sentAt, record),
        cannotFold: (stream, position, error) => this.alarms.cannotFold(stream, position, error),
        readToTheEnd: (stream, post) => void this.readToTheEnd(stream, post, tail),
      },
    });
  }

  /** Streams decide on all that was read together, not on its first record: what follows would make that void. */
  private observe(records: ReadRecord[]): void {
    const moved = new Set<StreamInUse>();
    for (const record of records) {
      const stream = record.commit && this.streams?.find(record.commit.stream);
      if (stream?.observe(record)) moved.add(stream);
    }
    for (const stream of moved) stream.decideNext();
  }

  /** A process that lags must not refuse what the log allows: it reads on, and decides again. */
  private async readToTheEnd(stream: StreamInUse, post: Post, tail: Tail): Promise<void> {
    try {
      const bounds = await this.ends.now();
      const partitions = [stream, ...post.references].map(({ partition }) => partition);
      await Promise.all(partitions.map((partition) => tail.reached(partition, bounds[partition]?.end ?? 0)));
    } catch (error) {
      post.refuse(new NotReady('The log could not be read to its end.', { cause: error }));
    }
    post.readToTheEnd = true;
    stream.takeAgain(post);
  }

  private giveUp(chain: Chain, cause: unknown): void {
    this.around.log.warn({ err: cause, stream: chain.stream }, 'the log refused what was sent; its posters are told');
    this.streams?.find(chain.stream)?.refuseChain(chain, new NotReady('The log could not take it.', { cause }));
  }

  private checkClocks(sentAt: number, record: ReadRecord): void {
    try {
      assertClocksAgree(record, { sentAt, readAt: this.time.now() });
    } catch (error) {
      if (error instanceof Error) this.stopWriting(error);
    }
  }

  private stopWriting(halt: Error): void {
    if (this.haltedFor) return;
    this.haltedFor = halt;
    this.stopped.abort();
    this.around.log.error({ err: halt }, `this process has stopped writing: ${halt.message}`);
    this.onHalt(halt);
  }

  private async forgetWhatTheViewsHave(tail: Tail): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        tail.forgetBelow(await this.around.history.position());
      } catch (error) {
        this.around.log.warn({ err: error }, 'the views could not be asked how far they are; asking again');
      }
      await wait(this.time, FORGET_EVERY_MS, signal);
    }
  }
}
