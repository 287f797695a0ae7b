/**
 * The feed. Live, it is one server-sent event a commit, after the views have it; the event's id is the whole vector of
 * positions, so whoever was cut off names the last one that it saw, and goes on exactly behind it.
 */
import { type BeforeApplicationShutdown, Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { formatPosition, type Ledger, parsePosition, type Position } from '#ledger';
import type { Sql } from '#postgres';
import { bellOfViews, feedBehind, type FeedItem, feedQuestion, inSnapshot, type Sight } from '#views';
import { Ask } from './ask.js';
import { askerFor } from './asker.guard.js';
import { EventStream } from './event-stream.js';
import { sightOf } from './keys.js';
import { answerQuestion, type QuestionRequest } from './questions.controller.js';
import { LEDGER, SQL } from './tokens.js';

/** Commits read at once. */
const PAGE = 200;
/** Between two signs of life, in milliseconds. */
const HEARTBEAT = 2000;

@Controller('v1/feed')
export class FeedController implements BeforeApplicationShutdown {
  private readonly open = new Set<EventStream>();

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(SQL) private readonly sql: Sql,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  /** JSON is a page of the past, newest first; whoever does not ask for it gets the live feed. */
  @Get()
  async feed(@Req() request: QuestionRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.headers.accept?.includes('application/json'))
      return answerQuestion(this.queries, feedQuestion, { request, reply });
    const sight = sightOf(askerFor(request));
    const position = await this.beginningOf(request);
    const events = new EventStream(reply);
    this.open.add(events);
    try {
      await this.tell(events, { position, sight });
    } finally {
      // However it ended: a stream that nobody tells anything holds its reader, and a closing door, for ever.
      events.end();
      this.open.delete(events);
    }
  }

  /** A door that closes ends its streams first: they would hold it open for ever. */
  beforeApplicationShutdown(): void {
    for (const events of this.open) events.end();
  }

  private async beginningOf({ headers, query }: QuestionRequest): Promise<Position> {
    const seen = headers['last-event-id'] ?? query.after;
    if (typeof seen === 'string') return parsePosition(seen, this.ledger.partitions);
    const { position } = await this.queries.execute(new Ask(() => Promise.resolve(undefined), { ofKilled: true }));
    return Array.from({ length: this.ledger.partitions }, (_, partition) => position[partition] ?? 0);
  }

  private async tell(events: EventStream, { position, sight }: { position: Position; sight: Sight }): Promise<void> {
    const viewsChanged = await bellOfViews(this.sql);
    events.onEnd(() => viewsChanged.ring());
    const heartbeat = setInterval(() => void this.beat(events), HEARTBEAT);
    try {
      while (!events.isOver) {
        const items = await this.behind(position, sight);
        for (const item of items) await events.send(eventOf(item, position));
        if (items.length < PAGE) await viewsChanged.wait(HEARTBEAT);
      }
    } finally {
      clearInterval(heartbeat);
      await viewsChanged.remove();
    }
  }

  /** Nothing while the database is away: the stream stays, and goes on when that is back. */
  private async behind(position: Position, sight: Sight): Promise<FeedItem[]> {
    try {
      return (await inSnapshot(this.sql, (snapshot) => feedBehind(snapshot, position, PAGE), sight)).answer;
    } catch {
      return [];
    }
  }

  /** How far the views are, and how far the log: a reader sees when it is shown what is stale. */
  private async beat(events: EventStream): Promise<void> {
    try {
      const [{ position }, bounds] = await Promise.all([
        this.queries.execute(new Ask(() => Promise.resolve(undefined), { ofKilled: true })),
        this.ledger.bounds(),
      ]);
      const head = formatPosition(bounds.map(({ end }) => end));
      await events.send({ event: 'heartbeat', data: { position: formatPosition(position), head } });
    } catch {
      await events.send({ event: 'heartbeat', data: {} });
    }
  }
}

/** Moves the position on to include the item. */
function eventOf(item: FeedItem, position: Position) {
  position[item.partition] = item.offset + 1;
  return { event: 'commit', id: formatPosition(position), data: item };
}
