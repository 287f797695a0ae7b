/**
 * Tells when a connection has closed, also where that was before anybody asked. An answer does not tell: one that waits
 * behind another on its connection never closes. A request does not, either: one with a body closes once that was read.
 */
import type { Socket } from 'node:net';

const waiting = new WeakMap<Socket, Set<() => void>>();

/** `act` is called once at most, later than this returns. Answers how to take it back. */
export function onHungUp(socket: Socket, act: () => void): () => void {
  const acts = waiting.get(socket) ?? begin(socket);
  acts.add(act);
  return () => acts.delete(act);
}

function begin(socket: Socket): Set<() => void> {
  const acts = new Set<() => void>();
  waiting.set(socket, acts);
  const tell = () => {
    for (const act of acts) act();
    waiting.delete(socket);
  };
  if (socket.closed) setImmediate(tell);
  else socket.once('close', tell);
  return acts;
}
