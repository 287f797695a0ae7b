/** Many commands in one request: an answer a line, in the same order; one bad line stops nothing. */
import { Readable } from 'node:stream';
import type { CommandBus } from '@nestjs/cqrs';
import type { Outcome, Request } from '#command-handling';
import type { Asker } from './keys.js';
import { answerOf, post, requestOf } from './one-post.js';
import { Problem, problemOf } from './problems.js';
import type { Room } from './room.js';
import { parseStrictJson } from './strict-json.js';
import { Turns } from './turns.js';

const LONGEST_LINE = 256 * 1024;
/** Lines of one request whose answers have not left yet: more than the room takes, for the first to end is not the first in line. */
const WINDOW = 512;

export interface Posting {
  bus: CommandBus;
  asker: Asker;
  /** For the lines of all requests: they wait for it, and none is refused for the lack of it. */
  room: Room;
  /** Told of what nobody foresaw: the answer says nothing of its inside. */
  onFailure(error: unknown): void;
}

export class Bulk {
  private readonly turns = new Turns();

  constructor(private readonly posting: Posting) {}

  answers(body: Readable): Readable {
    return Readable.from(this.inOrder(body));
  }

  private async *inOrder(body: Readable): AsyncGenerator<string> {
    const underWay: Line[] = [];
    const lines = linesOf(body);
    let next = lines.next();
    for (;;) {
      const first = underWay[0];
      // Whoever streams lines and waits for their answers gets each when it is there.
      const isAnswer = first && (await Promise.race([first.ended.then(() => true), next.then(() => false)]));
      const isFull = underWay.length >= WINDOW;
      if (isAnswer || isFull) yield await takeEnded(underWay);
      if (isAnswer || isFull) continue;
      const { value: line, done } = await next;
      if (done) break;
      underWay.push(new Line(this.answer(line)));
      next = lines.next();
    }
    while (underWay.length > 0) yield await takeEnded(underWay);
  }

  /** Whatever is wrong with the line is its answer. */
  private async answer(line: Buffer): Promise<object> {
    let id: string | null = null;
    try {
      const posted = postedIn(line);
      id = posted.id ?? null;
      const request = requestOf(posted, this.posting.asker);
      id = request.id;
      const { status, body } = answerOf(await this.post(request));
      return { id, status, ...body };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 500) this.posting.onFailure(error);
      return { id, ...problem };
    }
  }

  private post(request: Request): Promise<Outcome> {
    const { definition, body } = request;
    const { bus, room } = this.posting;
    const place = { stream: definition.streamOf(body), names: definition.refersTo(body) };
    return this.turns.take(place, () => room.run(() => post(bus, request)));
  }
}

/** A line under way. */
class Line {
  /** Undefined until it has ended. */
  answer: string | undefined;
  readonly ended: Promise<void>;

  constructor(answer: Promise<object>) {
    this.ended = answer.then((document) => void (this.answer = `${JSON.stringify(document)}\n`));
  }
}

/** All at the front that has ended, one line at least, as one piece: to write each by itself costs as much as to post it. */
async function takeEnded(underWay: Line[]): Promise<string> {
  await underWay[0]?.ended;
  const waiting = underWay.findIndex(({ answer }) => answer === undefined);
  const ended = underWay.splice(0, waiting < 0 ? underWay.length : waiting);
  return ended.map(({ answer }) => answer).join('');
}

function postedIn(line: Buffer): { name: string; id?: string; body: unknown } {
  if (line.length > LONGEST_LINE) throw new Problem('command.too-large', `A line has ${LONGEST_LINE} bytes at most.`);
  const read = parseStrictJson(line);
  const { command, id, body, ...more } =
    typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  const faults = [
    ...(typeof command === 'string'
      ? []
      : [{ field: 'command', message: "command must be the command's name, such as assert-claim" }]),
    ...(id === undefined || typeof id === 'string' ? [] : [{ field: 'id', message: 'id must be a string' }]),
    ...Object.keys(more).map((field) => ({ field, message: `property ${field} should not exist` })),
  ];
  if (typeof command !== 'string' || faults.length > 0) {
    throw new Problem('request.malformed', 'A line is {"command": "…", "id": "…", "body": {…}}.', faults);
  }
  return { name: command, ...(typeof id === 'string' && { id }), body };
}

/** Blank lines are passed over. A line that is too long is cut where it is known to be. */
async function* linesOf(body: Readable): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([rest, chunk.subarray(from, end)]);
      rest = Buffer.alloc(0);
      from = end + 1;
      if (!isBlank(line)) yield line;
    }
    if (rest.length <= LONGEST_LINE) rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (!isBlank(rest)) yield rest;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 32 || byte === 13 || byte === 9);
}
