/** A reader of the live feed: an answer that stays open, on which one thing at a time is sent, so that nothing piles up. */
import type { FastifyReply } from 'fastify';
import type { ShownTo } from '#views';

/** How long the last bytes may take to leave: a reader that does not read must not hold the door open. */
const GRACE_MS = 500;
/** When a reader that was cut off comes again: not all of them at once. */
const RETRY_MS = { least: 1000, spread: 1000 };

export const LIVE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

export interface FeedSubscriber {
  reply: FastifyReply;
  /** Is it shown what is killed? */
  ofKilled: boolean;
  shownTo: ShownTo;
  /** Aborts when its key is revoked or has expired: it ends with that. */
  revoked: AbortSignal;
}

export class FeedReader {
  readonly ofKilled: boolean;
  readonly shownTo: ShownTo;
  isOver = false;
  /** It reads on by itself. */
  isReading = false;
  /** Since when what was sent last has not left. */
  unsentSince: number | undefined;
  private readonly reply: FastifyReply;
  private readonly revoked: AbortSignal;
  private readonly onRevoked = () => this.end();
  private sent = Promise.resolve();
  private left: () => void = () => undefined;

  constructor(
    { reply, ofKilled, shownTo, revoked }: FeedSubscriber,
    /** The id that includes all that was sent to it. */
    public at: string,
    private readonly onEnd: (reader: FeedReader) => void,
  ) {
    this.ofKilled = ofKilled;
    this.shownTo = shownTo;
    this.reply = reply;
    this.revoked = revoked;
    revoked.addEventListener('abort', this.onRevoked);
    reply.hijack();
    reply.raw.writeHead(200, LIVE_HEADERS);
    reply.raw.write(`retry: ${RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread)}\n\n`);
    const { raw: request } = reply.request;
    // No event tells of who has hung up by now; and of an answer that waits behind another none ever tells that it closed.
    if (request.destroyed || request.socket.destroyed || revoked.aborted) this.end();
    request.once('close', () => this.end());
    reply.raw.once('close', () => this.end());
  }

  /** Resolves once it has left, or never will. `at` is the id that includes it. */
  send(text: Buffer, at = this.at): Promise<void> {
    if (this.isOver) return Promise.resolve();
    if (this.unsentSince !== undefined) return this.sent.then(() => this.send(text, at));
    this.at = at;
    this.unsentSince = performance.now();
    this.sent = new Promise((resolve) => {
      this.left = () => {
        this.unsentSince = undefined;
        resolve();
      };
    });
    this.reply.raw.write(text, () => this.left());
    return this.sent;
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.revoked.removeEventListener('abort', this.onRevoked);
    const { raw: response, request } = this.reply;
    const cut = setTimeout(() => request.raw.socket.destroy(), GRACE_MS);
    response.end(() => clearTimeout(cut));
    this.left();
    this.onEnd(this);
  }
}
