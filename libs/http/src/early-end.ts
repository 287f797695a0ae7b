/**
 * Answers that are given before the request has come whole. Node would read the rest to its end, however much it is; and
 * whoever closes at once resets the connection, so that its caller, who is still sending, never reads the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LIMITS } from './limits.js';

/** Is more to come than is read for the sake of the connection? */
export function isLong({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > LIMITS.body);
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
