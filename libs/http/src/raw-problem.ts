/** Problems that are answered beside the framework: to who is turned away, comes too slowly, or speaks no HTTP. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { accessOf, nextId, tellRefused } from './access-log.js';
import { ANSWER_HEADERS } from './answer-headers.js';
import { linger } from './early-end.js';
import { headersOf, problemOf } from './problem-document.js';

export function answerWithProblem(response: ServerResponse, error: unknown): void {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, { ...headersOf(problem), 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

export interface Ending {
  log: Pick<Logger, 'info'>;
  /** Undefined where none could be read. */
  request?: IncomingMessage;
}

/** To a connection that has no request, or one that nobody answers; it ends. */
export function endWithProblem(socket: Socket, error: unknown, { log, request }: Ending): void {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  const id = request ? accessOf(request).id : nextId();
  const headers = {
    ...ANSWER_HEADERS,
    'Request-Id': id,
    ...headersOf(problem),
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(headers).map((pair) => pair.join(': ')),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  linger(socket);
  tellRefused(log, { socket, request, id, status: problem.status, code: problem.code });
}
