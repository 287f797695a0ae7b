/**
 * The live feed of a process. However many its readers, it listens to the views once, reads what is new once for all who
 * have seen the same, and makes one heartbeat. One that is slow is cut off: it comes again with the last id that it saw.
 */
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { formatPosition, type Ledger, type Position } from '#ledger';
import type { Sql } from '#postgres';
import { feedBehind, onViewsChanged, orAway, recordDisclosure, ViewsAway } from '#views';
import { FeedPages, type Page } from './feed-pages.js';
import { FeedReader, type FeedSubscriber } from './feed-reader.js';
import type { DoorLimits } from './limits.js';
import { Pace } from './pace.js';
import { Problem } from './problems.js';
import { Reach, type Reached } from './reach.js';
import { textOf } from './server-sent-event.js';
import { callerOf } from './throttle-refusals.js';
import { Throttle } from './throttle.js';
import { DOOR_LIMITS, LEDGER, LOG, SQL } from './tokens.js';
import { Unsent } from './unsent.js';

@Injectable()
export class Feed implements BeforeApplicationShutdown {
  @Inject(DOOR_LIMITS) private readonly limits!: DoorLimits;
  private readonly readers = new Set<FeedReader>();
  /** Those that are about to be. */
  private coming = 0;
  private opening: Throttle | undefined;
  private readonly reach: Reach;
  private readonly pages: FeedPages;
  private readonly pace = new Pace();
  private readonly unsent = new Unsent();
  private listening: Promise<unknown> | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private isLooking = false;
  private isClosed = false;
  /** Counts what the views have told. */
  private news = 0;

  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(LEDGER) ledger: Ledger,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.reach = new Reach(sql, ledger);
    this.pages = new FeedPages(ledger.partitions, (position) => this.read(position));
  }

  /**
   * Follows from behind a position, or from now on, to its end. The first that is sent is an id: whoever is cut off at once
   * comes again with that. Throws Problem where no more are taken, or the log has no such position.
   */
  async follow(subscriber: FeedSubscriber, after: Position | undefined): Promise<void> {
    await this.turnOf(subscriber);
    if (subscriber.reply.request.raw.socket.destroyed) return;
    if (this.isClosed || this.readers.size + this.coming >= this.limits.readers) throw tooMany(this.limits.readers);
    this.coming += 1;
    try {
      const { at, reached } = await this.reach.beginning(after);
      this.add(new FeedReader(subscriber, at, (ended) => this.remove(ended)), reached);
    } finally {
      this.coming -= 1;
    }
  }

  /** Whoever opens feeds only to hang up takes no more than his part of those that are opened in a second. */
  private turnOf({ reply }: FeedSubscriber): Promise<void> {
    const opening = (this.opening ??= new Throttle(this.limits.feedsOpened));
    return new Promise((resolve) => opening.run(callerOf(reply.request), resolve));
  }

  /** A door that closes ends its streams first: they would hold it open for ever. */
  beforeApplicationShutdown(): void {
    this.isClosed = true;
    for (const reader of this.readers) reader.end();
  }

  private add(reader: FeedReader, reached: Reached | undefined): void {
    if (reader.isOver) return;
    this.readers.add(reader);
    this.heartbeat ??= setInterval(() => void this.beat(), this.limits.beatMs);
    void reader.send(beatAt(reader.at, reached));
    this.listen();
    this.goOn(reader);
  }

  private remove(reader: FeedReader): void {
    this.readers.delete(reader);
    if (this.readers.size > 0) return;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  /** Where it cannot be listened to now, the heartbeat looks, and tries again. */
  private listen(): void {
    this.listening ??= onViewsChanged(this.sql, () => this.tell()).catch(() => (this.listening = undefined));
  }

  private tell(): void {
    this.news += 1;
    this.pages.forget();
    for (const reader of this.readers) this.goOn(reader);
  }

  private goOn(reader: FeedReader): void {
    if (!reader.isReading) void this.readOn(reader);
  }

  /** Until it has seen all. While the database is away it stays, and reads on with the next heartbeat. */
  private async readOn(reader: FeedReader): Promise<void> {
    reader.isReading = true;
    try {
      for (let isLast = false; !isLast && !reader.isOver;) {
        const { news } = this;
        const page = await this.pages.behind(reader.at);
        await this.hand(reader, await this.textFor(reader, page), page.end);
        isLast = page.isLast && news === this.news;
      }
    } catch {
      // What failed is in the log already.
    } finally {
      reader.isReading = false;
    }
  }

  /** What is not on record is not shown. */
  private async textFor({ ofKilled, shownTo }: FeedReader, { forAll, forAuditors, disclosed }: Page): Promise<Buffer> {
    if (!ofKilled) return forAll;
    if (disclosed) await this.asked(() => recordDisclosure(this.sql, shownTo, disclosed));
    return forAuditors;
  }

  private async hand(reader: FeedReader, text: Buffer, end: string): Promise<void> {
    if (text.length === 0) return void (reader.at = end);
    await this.pace.turn();
    if (this.unsent.with(text) > this.limits.unsentBytes) this.cutOff(this.limits.slowMs);
    if (this.unsent.with(text) > this.limits.unsentBytes) return reader.end();
    this.unsent.hold(text);
    await reader.send(text, end);
    this.unsent.release(text);
  }

  private cutOff(patienceMs: number): void {
    const before = performance.now() - patienceMs;
    for (const reader of this.readers) if ((reader.unsentSince ?? Infinity) < before) reader.end();
  }

  /** A sign of life; and a look, for a word of the views that got lost. */
  private async beat(): Promise<void> {
    this.cutOff(this.limits.stalledMs);
    this.listen();
    if (this.isLooking) return this.sendBeats();
    this.isLooking = true;
    const reached = await this.reach.look().catch(() => undefined);
    this.isLooking = false;
    for (const reader of this.readers) if (reached && reader.at !== reached.id) this.goOn(reader);
    this.sendBeats(reached);
  }

  /** To whoever has all that was sent: another waits for what comes first. */
  private sendBeats(reached?: Reached): void {
    const beats = new Map<string, Buffer>();
    for (const reader of this.readers) void this.sendBeat(reader, (at) => kept(beats, at, () => beatAt(at, reached)));
  }

  private async sendBeat(reader: FeedReader, beat: (at: string) => Buffer): Promise<void> {
    await this.pace.turn();
    if (reader.unsentSince === undefined) await reader.send(beat(reader.at));
  }

  private read(position: Position) {
    return this.asked(() => feedBehind(this.sql, position));
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await orAway(ask);
    } catch (error) {
      if (!(error instanceof ViewsAway)) this.log.error({ err: error }, 'the feed could not be read; it is read again');
      throw error;
    }
  }
}

/** How far the views are, and how far the log: a reader sees when it is shown what is stale. */
function beatAt(id: string, reached?: Reached): Buffer {
  const data = reached
    ? { position: formatPosition(reached.views), ...(reached.ends && { head: formatPosition(reached.ends) }) }
    : {};
  return Buffer.from(textOf({ event: 'heartbeat', id, data }));
}

function kept(made: Map<string, Buffer>, at: string, make: () => Buffer): Buffer {
  const found = made.get(at) ?? make();
  made.set(at, found);
  return found;
}

function tooMany(most: number): Problem {
  return new Problem(
    'service.not-ready',
    `${most} readers follow the feed of this process, and it takes no more. Ask again later, or another process.`,
  );
}
