/**
 * The access log: a line a request, with who asked what, what came of it and how long that took. It has no key, no header
 * and no text of a question: of its words the names alone. What was refused before it was a request has a line, too.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { onHungUp } from './hung-up.js';

export interface Access {
  /** Told as `Request-Id`: for a person to quote. */
  id: string;
  by?: string;
  /** Of a request of many lines: how many were answered with which status. */
  lines?: Record<number, number>;
}

const accesses = new WeakMap<IncomingMessage, Access>();
/** Asked again and again by who looks after processes; or a page with its parts. */
const QUIET = /^\/(v1\/health|docs)([/?]|$)/;
/** Of a path, in characters; and of a question's words. */
const LONGEST = 300;
const MOST_WORDS = 12;
/** A caller's own, if a person could quote it. */
const SANE_ID = /^[\w.:-]{1,100}$/;
const OURS = randomBytes(4).toString('hex');
let made = 0;

/** Lays itself before what has listened to the server's requests so far: what that refuses has its line as well. */
export function keepAccessLog(server: Server, log: Logger): void {
  const [take] = server.listeners('request') as RequestListener[];
  if (!take) throw new Error('Nobody listens to the requests of this server yet.');
  server.off('request', take);
  server.on('request', (request, response) => {
    begin(request, response, log);
    take(request, response);
  });
}

/** For whoever learns more about a request while it is answered. */
export function accessOf(request: IncomingMessage): Access {
  const access = accesses.get(request) ?? { id: idSentBy(request) ?? nextId() };
  accesses.set(request, access);
  return access;
}

export interface Refused {
  socket: Socket;
  /** Undefined where none could be read. */
  request: IncomingMessage | undefined;
  id: string;
  status: number;
  code: string;
}

/** Of what is answered on a connection alone: nothing is known of it but where it came from. */
export function tellRefused(log: Pick<Logger, 'info'>, { socket, request, ...refused }: Refused): void {
  const asked = request && { method: request.method, ...withoutTexts(request.url) };
  log.info({ from: socket.remoteAddress, ...asked, ...refused }, 'refused');
}

export function nextId(): string {
  made += 1;
  return `${OURS}-${made.toString(36)}`;
}

function begin(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const access = accessOf(request);
  const begun = { at: performance.now(), bytes: request.socket.bytesWritten };
  response.setHeader('Request-Id', access.id);
  const end = () => tell(log, { request, response, access, begun });
  const forget = onHungUp(request.socket, end);
  response.once('finish', () => {
    forget();
    end();
  });
}

interface Ended {
  request: IncomingMessage;
  response: ServerResponse;
  access: Access;
  begun: { at: number; bytes: number };
}

function tell(log: Logger, { request, response, access, begun }: Ended): void {
  const { id, by, lines } = access;
  const { method, url = '' } = request;
  const status = response.headersSent ? response.statusCode : undefined;
  const level = QUIET.test(url) ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const ms = Math.round((performance.now() - begun.at) * 10) / 10;
  const bytes = request.socket.bytesWritten - begun.bytes;
  const what = response.writableFinished ? 'answered' : 'hung up on';
  log[level]({ id, by, method, ...withoutTexts(url), status, ms, bytes, lines }, what);
}

/** The path, and the names of the words. A key that got into an address by mistake is not told. */
export function withoutTexts(url = ''): { path: string; words?: string } {
  const [path = '', query] = url
    .slice(0, 10 * LONGEST)
    .replace(/stet_[a-z]+_[\w-]+/g, 'stet_…')
    .split('?');
  const words = query
    ?.split('&', MOST_WORDS)
    .map((word) => word.split('=')[0])
    .join(' ');
  return { path: path.slice(0, LONGEST), ...(words !== undefined && { words: words.slice(0, LONGEST) }) };
}

function idSentBy({ headers }: IncomingMessage): string | undefined {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && SANE_ID.test(sent) ? sent : undefined;
}
