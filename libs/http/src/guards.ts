/** What stands between a connection and the framework: whatever is refused here costs little, and has a line like all else. */
import type { Server, ServerOptions } from 'node:http';
import type { Logger } from 'pino';
import { keepAccessLog } from './access-log.js';
import type { Authorities } from './authorities.js';
import { Connections } from './connections.js';
import { takeInOrder } from './in-order.js';
import { judgeTargets } from './judge-targets.js';
import type { DoorLimits } from './limits.js';
import { refuseInWords } from './parser-errors.js';
import { shedLoad } from './load-shedding.js';
import type { Throttle } from './throttle.js';

export interface Guarding {
  authorities: Authorities;
  /** Why no single post is taken now. */
  whyNot(): string | undefined;
  refusals: Throttle;
  limits: DoorLimits;
  log: Logger;
}

/** Node's own options that the guards rely on. */
export function serverOptions({ head, headMs }: Pick<DoorLimits, 'head' | 'headMs'>): ServerOptions {
  return { maxHeaderSize: head, headersTimeout: headMs, connectionsCheckingInterval: 1000, requireHostHeader: false };
}

/** Each lays itself before those above it; the server must have who takes its requests by now. */
export function guard(server: Server, { authorities, whyNot, refusals, limits, log }: Guarding): Connections {
  takeInOrder(server);
  shedLoad(server, whyNot, log);
  judgeTargets(server, authorities, refusals);
  keepAccessLog(server, log);
  const connections = new Connections(server, limits, log);
  refuseInWords(server, connections, log);
  return connections;
}
