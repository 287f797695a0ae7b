/**
 * A door of Stet in memory, on the far side of a network that loses requests and answers: what becomes of each is told to
 * it beforehand. It keeps what it promises: a key stands once, and gets its first answer again.
 */
import type { LineAnswer, Problem, Accepted } from '#client';

/** `lost` before it came, or its answer (`answer-lost`, `answer-cut`); `unknown` and taken, or not. */
export type Fate =
  | 'taken'
  | 'lost'
  | 'answer-lost'
  | 'answer-cut'
  | 'busy'
  | 'unknown'
  | 'unknown-taken'
  | 'no-gateway';

export const FATES: Fate[] = [
  'taken',
  'lost',
  'answer-lost',
  'answer-cut',
  'busy',
  'unknown',
  'unknown-taken',
  'no-gateway',
];

interface Posted {
  command: string;
  id: string;
  body: { outletId: string; after?: string };
}

export class MemoryDoor {
  /** In the order in which they stand. */
  readonly log: Accepted[] = [];
  /** Requests, and lines of many. */
  tries = 0;

  /** Of each request, or line of many, that is not `taken`, in turn; then all are. */
  constructor(private readonly fates: Fate[] = []) {}

  readonly fetch: typeof fetch = async (address, { headers = {}, body, signal } = {}) => {
    signal?.throwIfAborted();
    const { pathname } = new URL(String(address));
    const text = body as string;
    if (pathname === '/v1/commands') return this.many(text.trim().split('\n'));
    const id = (headers as Record<string, string>)['idempotency-key'] ?? '';
    return this.one({ command: pathname.slice('/v1/commands/'.length), id, body: JSON.parse(text) as Posted['body'] });
  };

  private one(posted: Posted): Response {
    const fate = this.nextFate();
    if (fate === 'lost') throw new TypeError('fetch failed');
    if (fate === 'no-gateway') return new Response('<html>Bad gateway</html>', { status: 502 });
    const answer = this.answer(posted, fate);
    if (fate === 'answer-lost') throw new TypeError('fetch failed');
    const text = JSON.stringify(answer.body);
    const headers = { ...(answer.status === 503 && { 'retry-after': '0' }) };
    return new Response(fate === 'answer-cut' ? cut(text) : text, { status: answer.status, headers });
  }

  /** A line whose answer is lost ends the request, and so do all behind it: half of them were taken. */
  private many(lines: string[]): Response {
    let text = '';
    for (const [n, line] of lines.entries()) {
      const fate = this.nextFate();
      const posted = JSON.parse(line) as Posted;
      if (n === 0 && fate === 'lost') throw new TypeError('fetch failed');
      if (fate === 'no-gateway') return new Response(text + lineOf({ id: null, ...problem(408, 'request.timed-out') }));
      if (fate === 'lost') return new Response(cut(text));
      const { status, body } = this.answer(posted, fate);
      const answer = lineOf({ id: posted.id, status, ...body });
      if (fate === 'answer-lost' || fate === 'answer-cut') {
        for (const behind of lines.slice(n + 1, n + 3)) this.answer(JSON.parse(behind) as Posted, 'taken');
        return new Response(cut(text + answer.slice(0, fate === 'answer-cut' ? 9 : 0)));
      }
      text += answer;
    }
    return new Response(text);
  }

  private answer(posted: Posted, fate: Fate): { status: number; body: object } {
    if (fate === 'busy') return { status: 503, body: problem(503, 'service.not-ready') };
    if (fate === 'unknown') return { status: 202, body: { id: posted.id, outcome: 'unknown' } };
    const { after } = posted.body;
    const isOnFile = after === undefined || this.log.some(({ stream }) => stream === `outlet-${after}`);
    if (!isOnFile) return { status: 409, body: problem(409, 'outlet.not-on-file') };
    const standing = this.stand(posted);
    return fate === 'unknown-taken' ? { status: 202, body: { id: posted.id } } : { status: 201, body: standing };
  }

  private stand({ id, body }: Posted): Accepted {
    const first = this.log.find((one) => one.id === id);
    if (first) return first;
    const stream = `outlet-${body.outletId}`;
    const standing = { id, stream, version: 1, events: [], position: `0:${this.log.length + 1}` };
    this.log.push(standing);
    return standing;
  }

  private nextFate(): Fate {
    this.tries += 1;
    return this.fates.shift() ?? 'taken';
  }
}

export function problem(status: number, code: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail: `It is ${code}.` };
}

function lineOf(answer: Omit<LineAnswer, 'id'> | object): string {
  return `${JSON.stringify(answer)}\n`;
}

/** Its connection is lost at the end of this. */
export function cut(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    pull(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.error(new TypeError('terminated'));
    },
  });
}
