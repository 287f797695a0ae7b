/**
 * Many commands in one request: an answer a line, in the same order; one bad line stops nothing. Who neither sends nor
 * reads is not waited for: then a last line says so, and what it does not answer was not taken.
 */
import { Readable } from 'node:stream';
import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome, Request } from '#command-handling';
import type { Asker } from './keys.js';
import type { DoorLimits } from './limits.js';
import { type Line, Lines } from './lines.js';
import { answerOf, LONGEST_KEY, post, requestOf } from './one-post.js';
import { postedIn } from './posted-line.js';
import { problemOf } from './problem-document.js';
import { Problem, type ProblemCode } from './problems.js';
import type { Semaphore } from './semaphore.js';
import { readingLines } from './share.js';
import { StreamOrder } from './stream-order.js';
import { UnderWay } from './under-way.js';

export interface Posting {
  bus: CommandBus;
  asker: Asker;
  /** For the lines of all requests: they wait for it, and none is refused for the lack of it. */
  semaphore: Semaphore;
  limits: DoorLimits;
  /** Told of what nobody foresaw: the answer says nothing of its inside. */
  onFailure(error: unknown): void;
  /** Told of each line's status. */
  onAnswer?(status: number): void;
}

/** What a line asks for, or the answer that refuses it. */
type Read = Request | { refusal: string };

export class Bulk {
  private readonly order = new StreamOrder();
  private readonly underWay: UnderWay;
  private readonly until: number;
  private taken = 0;
  /** Why no more lines are taken. */
  private over: Problem | undefined;

  constructor(private readonly posting: Posting) {
    this.underWay = new UnderWay(posting.limits);
    this.until = performance.now() + posting.limits.linesMs;
  }

  answers(body: Readable): Readable {
    const { limits, asker } = this.posting;
    const lines = new Lines(body, limits);
    const revoke = () => this.revoke(lines);
    asker.revoked.addEventListener('abort', revoke);
    if (asker.revoked.aborted) revoke();
    const answers = Readable.from(this.inOrder(lines), { objectMode: false, highWaterMark: limits.answerBytes });
    return answers.once('close', () => asker.revoked.removeEventListener('abort', revoke));
  }

  private async *inOrder(lines: Lines): AsyncGenerator<string> {
    for await (const answers of this.asTheyEnd(lines)) {
      const unread = setTimeout(() => this.giveUp(lines), this.posting.limits.unreadMs);
      try {
        yield answers;
      } finally {
        clearTimeout(unread);
      }
    }
    if (this.over) yield lineOf({ id: null, ...problemOf(this.over) });
  }

  /** Whoever streams lines and waits for their answers gets each when it is there. */
  private async *asTheyEnd(lines: Lines): AsyncGenerator<string> {
    const { underWay } = this;
    let next = nextOf(lines);
    for (;;) {
      if (underWay.isFull || (await underWay.endsBefore(next))) {
        yield await underWay.takeEnded();
        continue;
      }
      const line = await this.inTime(next);
      if (!line) break;
      this.taken += 1;
      // Lines that are refused at once would leave others no turn.
      const read = await readingLines.run(() => this.read(line));
      underWay.add(line.bytes.length, 'refusal' in read ? Promise.resolve(read.refusal) : this.answer(read));
      next = nextOf(lines);
    }
    while (!underWay.isEmpty) yield await underWay.takeEnded();
  }

  /** Undefined if no more come, or are waited for. */
  private async inTime(next: Promise<Line | undefined>): Promise<Line | undefined> {
    const { lineMs, linesMs } = this.posting.limits;
    if (performance.now() > this.until) this.end(`A request of many lines lasts ${linesMs / 1000} s at most.`);
    if (this.over) return undefined;
    if (!this.underWay.isEmpty) return next;
    return within(next, lineMs, () => this.end(`The next line has not come whole in ${lineMs / 1000} s.`));
  }

  private giveUp(lines: Lines): void {
    const seconds = this.posting.limits.unreadMs / 1000;
    this.end(`Answers have waited for ${seconds} s to be read. Read them while you send, or send fewer lines at once.`);
    lines.throwAway();
  }

  /** What was taken is answered. */
  private revoke(lines: Lines): void {
    this.end('The key was revoked, or has expired.', 'key.missing');
    lines.throwAway();
  }

  private end(why: string, code: ProblemCode = 'request.timed-out'): void {
    const rest = `${this.taken} lines were taken; what came behind them was not: post it again.`;
    this.over ??= new Problem(code, `${why} ${rest}`);
  }

  private read(line: Line): Read {
    let id: string | null = null;
    try {
      const posted = postedIn(line);
      if (posted.id !== undefined && posted.id.length <= LONGEST_KEY) ({ id } = posted);
      return requestOf(posted, this.posting.asker);
    } catch (error) {
      return { refusal: this.refusal(id, error) };
    }
  }

  /** Whatever is wrong with the line is its answer. */
  private async answer(request: Request): Promise<string> {
    const { id } = request;
    try {
      const { status, body } = answerOf(await this.post(request));
      this.posting.onAnswer?.(status);
      return lineOf({ id, status, ...body });
    } catch (error) {
      return this.refusal(id, error);
    }
  }

  private refusal(id: string | null, error: unknown): string {
    const problem = problemOf(error);
    this.posting.onAnswer?.(problem.status);
    if (problem.status === 500) this.posting.onFailure(error);
    return lineOf({ id, ...problem });
  }

  private post(request: Request): Promise<Outcome> {
    const { definition, body } = request;
    const { bus, semaphore } = this.posting;
    const place = { stream: definition.streamOf(body), names: definition.refersTo(body) };
    return this.order.take(place, () => semaphore.run(() => post(bus, request)));
  }
}

/** A failure is told to whoever waits for it; nobody may, when its caller has gone. */
function nextOf(lines: Lines): Promise<Line | undefined> {
  const next = lines.next();
  next.catch(() => undefined);
  return next;
}

async function within<T>(promise: Promise<T>, ms: number, late: () => void): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve(undefined);
    }, ms);
  });
  return Promise.race([promise, waited]).finally(() => clearTimeout(timer));
}

function lineOf(answer: object): string {
  return `${JSON.stringify(answer)}\n`;
}
