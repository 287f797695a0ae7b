/** A reader of server-sent events, as a browser's is one; what is not of its schema it does not take. */
import { doorsDescribed } from '#testing';

export interface ReadEvent {
  event: string;
  id?: string;
  data: Record<string, unknown>;
}

export class FeedReader {
  private text = '';

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
    for (let end = this.text.indexOf('\n\n'); end < 0; end = this.text.indexOf('\n\n')) {
      const { value, done } = await this.chunks.next();
      if (done) throw new Error('The feed has ended.');
      this.text += new TextDecoder().decode(value);
    }
    const end = this.text.indexOf('\n\n');
    const fields = new Map(
      this.text
        .slice(0, end)
        .split('\n')
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    );
    this.text = this.text.slice(end + 2);
    const id = fields.get('id');
    const data = JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>;
    const event = fields.get('event') ?? '';
    const schema = { commit: 'FeedItem', heartbeat: 'Heartbeat' }[event];
    if (schema) (await doorsDescribed()).assertIs(schema, data);
    return { event, ...(id !== undefined && { id }), data };
  }
}
