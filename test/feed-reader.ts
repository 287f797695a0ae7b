/**
 * A reader of one connection of the feed, which sees its heartbeats and its end: what the client does not show. What is
 * not of its schema it does not take.
 */
import { Events, type ServerSentEvent } from '#client';
import { doorsDescribed } from '#testing';

export interface ReadEvent {
  event: string;
  id?: string;
  data: Record<string, unknown>;
}

export class FeedReader {
  private readonly decoder = new TextDecoder();
  private readonly events = new Events();
  /** What has come and was not asked for yet. */
  private readonly come: ServerSentEvent[] = [];

  private constructor(
    private readonly connection: AbortController,
    private readonly chunks: AsyncIterator<Uint8Array>,
  ) {}

  static async open(url: string, headers: Record<string, string>, query = ''): Promise<FeedReader> {
    const connection = new AbortController();
    const answer = await fetch(`${url}/v1/feed${query}`, { headers, signal: connection.signal });
    if (!answer.body) throw new Error(`The feed answered ${answer.status}.`);
    return new FeedReader(connection, answer.body[Symbol.asyncIterator]());
  }

  /** The next commits; heartbeats are passed over. */
  async next(count: number): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    while (events.length < count) {
      const event = await this.nextEvent();
      if (event?.event === 'commit') events.push(event);
    }
    return events;
  }

  async heartbeat(): Promise<ReadEvent> {
    for (;;) {
      const event = await this.nextEvent();
      if (event?.event === 'heartbeat') return event;
    }
  }

  /** Resolves when the other side has ended it. */
  async isOver(): Promise<boolean> {
    for (;;) if ((await this.chunks.next()).done) return true;
  }

  leave(): void {
    this.connection.abort();
  }

  private async nextEvent(): Promise<ReadEvent | undefined> {
    while (this.come.length === 0) {
      const { value, done } = await this.chunks.next();
      if (done) throw new Error('The feed has ended.');
      this.come.push(...this.events.take(this.decoder.decode(value, { stream: true })));
    }
    const { event = '', id, data: text = '{}' } = this.come.shift() ?? {};
    const data = JSON.parse(text) as ReadEvent['data'];
    const schema = { commit: 'FeedItem', heartbeat: 'Heartbeat' }[event];
    if (schema) (await doorsDescribed()).assertIs(schema, data);
    return { event, ...(id !== undefined && { id }), data };
  }
}
