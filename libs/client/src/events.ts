/**
 * Server-sent events out of text, in whatever pieces it comes (WHATWG HTML, section 9.2.6). By hand: the kept parser
 * (eventsource-parser) brings its TypeScript under the condition `source`, which is what our own rooms are found by.
 */
export interface ServerSentEvent {
  event: string;
  /** Of the last event that had one. */
  id: string | undefined;
  data: string;
  /** How long to wait before coming again, where it was said by now. */
  retryMs: number | undefined;
}

export class Events {
  private line = '';
  private endsInReturn = false;
  private event = '';
  private data: string[] = [];
  private id: string | undefined;
  private retryMs: number | undefined;

  /** What this piece of the text completes. */
  *take(text: string): Generator<ServerSentEvent, void, undefined> {
    for (const character of text) {
      const isLineFeedOfPair = character === '\n' && this.endsInReturn;
      this.endsInReturn = character === '\r';
      if (isLineFeedOfPair) continue;
      if (character !== '\n' && character !== '\r') this.line += character;
      else yield* this.endLine();
    }
  }

  private *endLine(): Generator<ServerSentEvent, void, undefined> {
    const { line } = this;
    this.line = '';
    if (line !== '') return this.takeField(line);
    const { event, data, id, retryMs } = this;
    this.event = '';
    this.data = [];
    if (data.length > 0) yield { event: event || 'message', id, data: data.join('\n'), retryMs };
  }

  private takeField(line: string): void {
    const [, name = line, value = ''] = /^([^:]*): ?([^]*)$/.exec(line) ?? [];
    if (name === 'event') this.event = value;
    if (name === 'data') this.data.push(value);
    if (name === 'id' && !value.includes('\0')) this.id = value;
    if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }
}
