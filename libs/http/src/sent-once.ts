/**
 * Headers that say one thing are sent once. Node keeps the first of some and joins others; a proxy before the door may take
 * the last: who asks, and what a body is, would be told in two ways.
 */
import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.js';

const SENT_ONCE = [
  'Authorization',
  'Cookie',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'Read-After',
  'Last-Event-ID',
];
const BY_NAME = new Map(SENT_ONCE.map((name) => [name.toLowerCase(), name]));

/** Before anybody reads one of them. */
export function refuseDoubled(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw }, _reply, done) => done(doubledIn(raw.rawHeaders)));
}

/** `rawHeaders` are names and values in turns. */
function doubledIn(rawHeaders: string[]): Problem | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = BY_NAME.get(rawHeaders[at]?.toLowerCase() ?? '');
    if (name === undefined) continue;
    if (seen.has(name)) return new Problem('request.malformed', `Send ${name} once.`);
    seen.add(name);
  }
  return undefined;
}
