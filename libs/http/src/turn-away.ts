/**
 * Turns posts away before they are read: at ten times what a process takes, to read nine of ten in vain would cost more
 * than to take the tenth. A few are told so in each turn of the event loop, for whoever was let in waits for the next.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { NotReady } from '#command-handling';
import { problemOf } from './problems.js';

/** Of each turn, in milliseconds. */
const SHARE = 1;
/** Who waits to be told takes memory: of more than so many, all are told at once. */
const MOST = 10_000;

/** Lays itself before what has listened to the server's requests so far. `whyNot` says why no single post is taken now. */
export function turnAway(server: Server, whyNot: () => string | undefined): void {
  const [take] = server.listeners('request') as RequestListener[];
  if (!take) throw new Error('Nobody listens to the requests of this server yet.');
  const refusals = new Refusals();
  server.off('request', take);
  server.on('request', (request, response) => {
    const reason = isSinglePost(request) ? whyNot() : undefined;
    if (reason === undefined) take(request, response);
    else refusals.add({ response, reason });
  });
}

/** What is before the last name is the door's own route: see `commands.controller.ts`. */
function isSinglePost({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && url.startsWith('/v1/commands/');
}

interface Refused {
  response: ServerResponse;
  reason: string;
}

class Refusals {
  private waiting: Refused[] = [];

  add(refused: Refused): void {
    this.waiting.push(refused);
    if (this.waiting.length === 1) setImmediate(() => this.tellSome());
  }

  private tellSome(): void {
    const until = performance.now() + SHARE;
    const areTooMany = this.waiting.length > MOST;
    let told = 0;
    for (const refused of this.waiting) {
      if (!areTooMany && performance.now() > until) break;
      refuse(refused);
      told += 1;
    }
    this.waiting.splice(0, told);
    if (this.waiting.length > 0) setImmediate(() => this.tellSome());
  }
}

function refuse({ response, reason }: Refused): void {
  const problem = problemOf(new NotReady(reason));
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Retry-After': '1',
  });
  response.end(body);
}
