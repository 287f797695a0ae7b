/**
 * Answers that are given before the request has come whole. Node would read the rest to its end, however much it is; and
 * whoever closes at once resets the connection, so that its caller, who is still sending, never reads the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LIMITS } from './limits.js';

/** Bytes of a request's rest that are read for the sake of its connection: of more, to read them costs more than another. */
const REST = 64 * 1024;

/** Is more to come than is read for the sake of the connection? */
export function isLong({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > REST);
}

/**
 * Has the answer say that its connection ends (RFC 9112, 9.6), whoever gives it: else its caller sends the next request
 * into a connection that nobody reads any more, and has no answer.
 */
export function sayIfEnds(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    if (isLong(request)) response.shouldKeepAlive = false;
    return writeHead(...head);
  };
}

/** Reads no more of a request that is answered, and ends its connection, once the answer has left. */
export function endUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  // What was read once Node does not read to its end.
  request.read(0);
  request.pause();
  socket.destroySoon = () => linger(socket);
  response.once('finish', () => linger(socket));
}

/** Ends a connection in stages (RFC 9112, 9.6): nothing more is sent or read, and its caller has time to read the answer. */
export function linger(socket: Socket, lingerMs: number = LIMITS.lingerMs): void {
  if (socket.writableEnded) return;
  socket.end();
  socket.pause();
  const cut = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(cut));
}
