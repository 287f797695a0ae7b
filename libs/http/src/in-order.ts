/**
 * The requests of one connection are answered in their order (RFC 9112, 9.3.2), and so they are taken: one when the one
 * before has its answer. Whoever sends a thousand at once, and reads no answer, once had a thousand under way, and all
 * others waited behind them.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { noteAsking } from './asking.js';
import { lengthOf } from './body.js';
import { SharesBySize } from './share.js';

/** Lays itself before what has listened to the server's requests so far. */
export function takeInOrder(server: Server): void {
  const [take] = server.listeners('request') as RequestListener[];
  if (!take) throw new Error('Nobody listens to the requests of this server yet.');
  const shares = new SharesBySize({ short: 0, long: 1 });
  const lines = new WeakMap<Socket, (() => void)[]>();
  server.off('request', take);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const line = lines.get(socket) ?? [];
    lines.set(socket, line);
    const next = () => {
      line.shift();
      const [waiting] = line;
      // Behind whoever else has asked meanwhile. What comes while none waits begins by itself.
      if (waiting) setImmediate(waiting);
    };
    const begin = () => void shares.of(lengthOf(request)).run(taken, socket);
    const taken = () => {
      if (socket.destroyed) return;
      // It was given up while it waited.
      if (response.writableEnded) return next();
      response.once('close', next);
      noteAsking(socket);
      take(request, response);
    };
    line.push(begin);
    if (line.length === 1) begin();
  });
}
