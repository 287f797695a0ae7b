/**
 * The server's connections. There are never more than so many: for one more, the one that has waited longest for nothing
 * ends, else whoever has sent half of a request, else the newcomer is told to come later. And a closing door waits for
 * requests and for nothing else: Node waits a minute for a connection on which no request has ever come, and for ever for
 * one whose reader does not read.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { NotReady } from '#command-handling';
import { isStreamed } from './body.js';
import { endUnread, sayIfEnds } from './early-end.js';
import { SlicedSocket } from './in-slices.js';
import type { DoorLimits } from './limits.js';
import { Problem } from './problems.js';
import { answerWithProblem, endWithProblem } from './raw-problem.js';

/** How often is looked for who is late. */
const LOOK_MS = 1000;
/** Between two lines of the log on what was refused. */
const TELL_MS = 10_000;
/** Connections beyond the most, so that who is refused can be told. */
const TO_BE_TOLD = 32;

interface Connection {
  socket: Socket;
  slices: SlicedSocket;
  /** Not answered yet. */
  responses: Set<ServerResponse>;
  /** Requests that have come. */
  asked: number;
  /** The request that came last, until it has come whole and is answered. */
  last?: { request: IncomingMessage; response: ServerResponse; at: number };
}

export class Connections {
  private readonly open = new Map<Socket, Connection>();
  /** Those that wait for nothing, the longest first: on which no request ever came, and on which one has been answered. */
  private readonly unused = new Set<Connection>();
  private readonly idle = new Set<Connection>();
  private readonly counts = { ended: 0, refused: 0 };
  private toldAt = -Infinity;
  private isClosing = false;
  private isDraining = false;

  constructor(
    server: Server,
    private readonly limits: Pick<DoorLimits, 'connections' | 'headMs' | 'bodyMs' | 'pipelined' | 'youngMs'>,
    private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {
    server.maxConnections = limits.connections + TO_BE_TOLD;
    server.on('drop', () => (this.counts.refused += 1));
    server.on('connection', (socket: Socket) => this.come(socket));
    // Before anybody answers.
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.ask(request, response),
    );
    const looking = setInterval(() => this.look(), LOOK_MS).unref();
    server.once('close', () => clearInterval(looking));
  }

  /**
   * From now on each answer tells its caller to come by another connection, also if its request came before: of many, one
   * may be answered when the door has closed, and whoever is not told posts the next where nobody reads it any more.
   */
  drain(): void {
    this.isDraining = true;
    for (const { responses } of this.open.values()) for (const response of responses) response.shouldKeepAlive = false;
  }

  /** Closes those that wait for nothing now, and each of the others once it has its answer. */
  closeWhenAnswered(): void {
    this.isClosing = true;
    for (const { socket, responses } of this.open.values()) if (responses.size === 0) socket.destroy();
  }

  /** Not answered yet, in their order. */
  responsesOn(socket: Socket): ServerResponse[] {
    return [...(this.open.get(socket)?.responses ?? [])];
  }

  /** Has a line ended of the request that is coming? */
  hasLine(socket: Socket): boolean {
    return this.open.get(socket)?.slices.hasLine ?? false;
  }

  /**
   * Its head has not come whole in time, as Node counts it, which then counts no more. Where the rest of it was not read,
   * for requests before it had no answer yet, it is timed anew. `late` is told of a head that is late all the same.
   */
  onLateHead(socket: Socket, late: () => void): void {
    const { headMs } = this.limits;
    const connection = this.open.get(socket);
    if (!connection?.slices.wasHeld(headMs)) return late();
    const { asked } = connection;
    const look = () => {
      if (!socket.destroyed && connection.asked === asked) this.onLateHead(socket, late);
    };
    setTimeout(look, headMs).unref();
  }

  private come(socket: Socket): void {
    const slices = new SlicedSocket(socket);
    if (this.isClosing) return void socket.destroy();
    if (this.open.size >= this.limits.connections && !this.endOne()) return this.refuse(socket);
    const connection: Connection = { socket, slices, responses: new Set(), asked: 0 };
    this.open.set(socket, connection);
    this.unused.add(connection);
    socket.once('close', () => this.forget(connection));
  }

  private ask(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(request.socket);
    if (!connection) return;
    if (this.isDraining) response.shouldKeepAlive = false;
    this.unused.delete(connection);
    this.idle.delete(connection);
    connection.responses.add(response);
    connection.asked += 1;
    connection.slices.hasLine = false;
    if (connection.responses.size >= this.limits.pipelined) connection.slices.hold(this);
    connection.last = { request, response, at: performance.now() };
    sayIfEnds(request, response);
    response.once('prefinish', () => {
      if (!request.complete && (isStreamed(request) || !response.shouldKeepAlive)) endUnread(request, response);
    });
    response.once('close', () => this.answered(connection, response));
  }

  private answered(connection: Connection, response: ServerResponse): void {
    const { socket, slices, responses, last } = connection;
    responses.delete(response);
    if (responses.size === this.limits.pipelined - 1 && !socket.writableEnded) {
      // What has come of the last waited for us, not for its caller.
      if (last) last.at = performance.now();
      slices.letGo(this);
    }
    slices.hasLine = false;
    if (last?.request.complete && last.response === response) delete connection.last;
    if (responses.size > 0 || !this.open.has(socket)) return;
    this.idle.add(connection);
    if (this.isClosing) socket.destroySoon();
  }

  private forget(connection: Connection): void {
    this.open.delete(connection.socket);
    this.unused.delete(connection);
    this.idle.delete(connection);
  }

  /** False if all of them wait for an answer. */
  private endOne(): boolean {
    const [unused] = this.unused;
    const [idle] = this.idle;
    const ended = unused ?? idle ?? this.halfSent();
    if (!ended) return false;
    this.counts.ended += 1;
    this.forget(ended);
    ended.socket.destroy();
    return true;
  }

  private halfSent(): Connection | undefined {
    const before = performance.now() - this.limits.youngMs;
    for (const connection of this.open.values()) if (this.isLate(connection, before)) return connection;
    return undefined;
  }

  /** Has it sent a part of a request before then, and nobody reads the rest as it comes? */
  private isLate({ responses, last }: Connection, before: number): boolean {
    if (!last || last.request.complete || last.at > before || responses.size >= this.limits.pipelined) return false;
    return !isStreamed(last.request) || !responses.has(last.response);
  }

  private refuse(socket: Socket): void {
    this.counts.refused += 1;
    endWithProblem(socket, new NotReady('As many connections are open as this process takes.'), { log: this.log });
  }

  private look(): void {
    const now = performance.now();
    for (const connection of this.open.values())
      if (this.isLate(connection, now - this.limits.bodyMs)) this.giveUp(connection);
    if (now - this.toldAt >= TELL_MS) this.tell(now);
  }

  private giveUp({ socket, last }: Connection): void {
    if (!last || last.response.headersSent) return void socket.destroy();
    const seconds = this.limits.bodyMs / 1000;
    last.response.shouldKeepAlive = false;
    answerWithProblem(
      last.response,
      new Problem(
        'request.timed-out',
        `The body has not come whole in ${seconds} s. Post it again, with the same key.`,
      ),
    );
  }

  private tell(now: number): void {
    const { ended, refused } = this.counts;
    if (ended + refused === 0) return;
    this.toldAt = now;
    Object.assign(this.counts, { ended: 0, refused: 0 });
    this.log.warn(
      { open: this.open.size, ended, refused },
      `as many connections are open as this process takes: for others ${ended} that waited for nothing were ended, and ${refused} were refused; raise the limit of its descriptors (ulimit -n), or find who opens them`,
    );
  }
}
