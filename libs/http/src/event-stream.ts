/** Server-sent events on one answer (the WHATWG HTML standard, section 9.2). It waits for a slow reader, and never piles up for one. */
import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** How long the last bytes may take to leave, in milliseconds: a reader that does not read must not hold the door open. */
const PATIENCE = 500;

export interface ServerSentEvent {
  event: string;
  id?: string;
  data: object;
}

export class EventStream {
  isOver = false;
  private readonly ended = new AbortController();

  constructor(private readonly reply: FastifyReply) {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    reply.raw.once('close', () => this.end());
  }

  onEnd(act: () => void): void {
    this.ended.signal.addEventListener('abort', act);
  }

  /** Resolves once there is room for the next; does nothing when the reader has gone. */
  async send({ event, id, data }: ServerSentEvent): Promise<void> {
    if (this.isOver) return;
    const lines = [`event: ${event}`, ...(id === undefined ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`];
    if (this.reply.raw.write(`${lines.join('\n')}\n\n`)) return;
    await once(this.reply.raw, 'drain', { signal: this.ended.signal }).catch(() => undefined);
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.ended.abort();
    const { socket } = this.reply.request.raw;
    const cut = setTimeout(() => socket.destroy(), PATIENCE);
    this.reply.raw.end(() => clearTimeout(cut));
  }
}
