/** Problems that are answered beside the framework: to who is turned away, comes too slowly, or speaks no HTTP. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ANSWER_HEADERS } from './answer-headers.js';
import { isLong, linger } from './early-end.js';
import { headersOf, problemOf } from './problem-document.js';

export function answerWithProblem(response: ServerResponse, error: unknown): void {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  if (isLong(response.req)) response.shouldKeepAlive = false;
  response.writeHead(problem.status, { ...headersOf(problem), 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** To a connection that has no request; it ends. */
export function endWithProblem(socket: Socket, error: unknown): void {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  const headers = {
    ...ANSWER_HEADERS,
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
}
