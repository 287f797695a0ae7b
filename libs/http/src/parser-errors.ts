/** What Node's parser refuses, and what Node would answer without a word, answered as all else is: by problem documents. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { isStreamed } from './body.js';
import type { Connections } from './connections.js';
import { LIMITS } from './limits.js';
import { Problem } from './problems.js';
import { answerWithProblem, endWithProblem } from './raw-problem.js';

interface ParserError extends Error {
  code?: string;
  rawPacket?: Buffer;
  /** Of these. */
  bytesParsed?: number;
}

/** Of Node's, for a head. */
const LATE = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Whoever waits to be told to go on (RFC 9110, 10.1.1) is told when the body is read, or gets the answer instead. */
export function refuseInWords(server: Server, connections: Connections, log: Pick<Logger, 'info'>): void {
  server.removeAllListeners('clientError');
  server.on('clientError', (error: ParserError, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
    const answer = () => refuse(problemIn(error, connections.hasLine(socket)), { socket, connections, log });
    if (error.code === LATE) connections.onLateHead(socket, answer);
    else answer();
  });
  for (const expected of ['checkContinue', 'checkExpectation'])
    server.on(expected, (request, response) => server.emit('request', request, response));
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const noTunnel = new Problem('method.not-allowed', 'This is no proxy: it makes no tunnels.');
    refuse(noTunnel, { socket, request, connections, log });
  });
}

interface Refusing {
  socket: Socket;
  request?: IncomingMessage;
  connections: Connections;
  log: Pick<Logger, 'info'>;
}

/**
 * What is wrong is answered in its turn: a request that came whole before it has an answer of its own, and its caller
 * would take a refusal of what came behind for that.
 */
function refuse(problem: Problem, { socket, connections, ...ending }: Refusing): void {
  const last = connections.responsesOn(socket).at(-1);
  if (!last) return endWithProblem(socket, problem, ending);
  socket.pause();
  if (last.req.complete) return void last.once('close', () => endWithProblem(socket, problem, ending));
  // Its body is what is wrong. Of many lines some may have been taken: then nobody may say that it was refused.
  if (last.headersSent || isStreamed(last.req)) return void socket.destroy();
  last.shouldKeepAlive = false;
  answerWithProblem(last, problem);
}

/** What Node would refuse by itself. */
export function judgeHead(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw: { httpVersion, headers } }, _reply, done) => {
    // Node's parser takes a line of HTTP/2.0, and answers as HTTP/1.1.
    if (!httpVersion.startsWith('1.'))
      return done(new Problem('request.malformed', `This is no request of HTTP/1.1: it says HTTP/${httpVersion}.`));
    if (httpVersion === '1.1' && !isContinue(headers.expect))
      return done(new Problem('expectation.unknown', 'Leave Expect out, or send Expect: 100-continue.'));
    done();
  });
}

function isContinue(expected = '100-continue'): boolean {
  return expected.trim().toLowerCase() === '100-continue';
}

function problemIn({ code, message, rawPacket, bytesParsed }: ParserError, hasLine: boolean): Problem {
  if (code === LATE)
    return new Problem('request.timed-out', `The headers have not come whole in ${LIMITS.headMs / 1000} s.`);
  if (code !== 'HPE_HEADER_OVERFLOW')
    return new Problem('request.malformed', `This is no request of HTTP/1.1: ${message}.`);
  return !hasLine && !rawPacket?.subarray(0, bytesParsed).includes('\n')
    ? new Problem('path.too-long', `The path and its query are longer than ${LIMITS.head} bytes.`)
    : new Problem('header.too-large', `The request line and its headers are longer than ${LIMITS.head} bytes.`);
}
