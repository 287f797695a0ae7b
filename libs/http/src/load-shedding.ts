/**
 * StreamOrder posts away before they are read: at ten times what a process takes, to read nine of ten in vain would cost more
 * than to take the tenth. A few are told so in each turn of the event loop, for whoever was let in waits for the next.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { NotReady } from '#command-handling';
import { answerWithProblem } from './raw-problem.js';

/** Where lines are posted, which wait for their turn: see `commands.controller.ts`. */
const MANY = '/v1/commands';
/** Of each turn. */
const SHARE_MS = 1;
/** Between two lines of the log on how many were turned away. */
const TELL_MS = 1000;
/** Who waits to be told takes memory: of more than so many, all are told at once. */
const MOST = 10_000;

/** Lays itself before what has listened to the server's requests so far. `whyNot` says why no single post is taken now. */
export function shedLoad(server: Server, whyNot: () => string | undefined, log: Pick<Logger, 'warn'>): void {
  const [take] = server.listeners('request') as RequestListener[];
  if (!take) throw new Error('Nobody listens to the requests of this server yet.');
  const refusals = new Refusals(log);
  server.off('request', take);
  server.on('request', (request, response) => {
    const reason = isCommand(request) ? whyNot() : undefined;
    if (reason === undefined) take(request, response);
    else refusals.add({ response, reason });
  });
}

/**
 * Whatever is posted, but many lines at once. A path has many spellings, of which the router knows all and this none:
 * so what is not plainly the one path that is let by counts as a command.
 */
function isCommand({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url !== MANY;
}

interface Refused {
  response: ServerResponse;
  reason: string;
}

class Refusals {
  private waiting: Refused[] = [];
  /** Since the log was told last. */
  private count = 0;

  constructor(private readonly log: Pick<Logger, 'warn'>) {}

  add(refused: Refused): void {
    this.waiting.push(refused);
    if (this.count === 0) setTimeout(() => this.tellLog(refused.reason), TELL_MS).unref();
    this.count += 1;
    if (this.waiting.length === 1) setImmediate(() => this.tellSome());
  }

  /** For whoever looks after the process: each has its line in the access log, which nobody counts by eye. */
  private tellLog(reason: string): void {
    const { count } = this;
    this.count = 0;
    this.log.warn({ count, reason }, 'posts were turned away, and told to come again');
  }

  private tellSome(): void {
    const until = performance.now() + SHARE_MS;
    const areTooMany = this.waiting.length > MOST;
    let told = 0;
    for (const { response, reason } of this.waiting) {
      if (!areTooMany && performance.now() > until) break;
      answerWithProblem(response, new NotReady(reason));
      told += 1;
    }
    this.waiting.splice(0, told);
    if (this.waiting.length > 0) setImmediate(() => this.tellSome());
  }
}
