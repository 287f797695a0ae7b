/** Does anybody ask just now? Long work of one caller rests only while others do. */
import type { Socket } from 'node:net';

/** So long after the last request others are taken to go on asking. */
const ASKING_MS = 500;

/** Who asked last, and when somebody else did. */
let last: { who: Socket | undefined; at: number } = { who: undefined, at: -Infinity };
let elseAt = -Infinity;

/** Whenever a request is taken, on whichever connection. */
export function noteAsking(who?: Socket): void {
  if (who === undefined || who !== last.who) elseAt = last.at;
  last = { who, at: performance.now() };
}

/** Others than whoever has this connection; without one, anybody at all. */
export function doOthersAsk(than?: Socket): boolean {
  const at = than !== undefined && than === last.who ? elseAt : last.at;
  return performance.now() - at < ASKING_MS;
}
