/**
 * Whatever is refused for its form alone costs its caller nothing, and so does what is read without a key: whoever asked
 * for such again and again, as fast as he was answered, took half of all that the process had. So these answers are given
 * at a pace, to each caller in his turn, and nobody who waits for one asks meanwhile. What the rules refuse is not among
 * them: it was worth deciding.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest, onSendHookHandler } from 'fastify';
import { accessOf } from './access-log.js';
import { JsonBody, lengthOf } from './body.js';
import { isLong } from './early-end.js';
import { LOCAL } from './keys.js';
import type { DoorLimits } from './limits.js';
import { Throttle } from './throttle.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered at the pace of refusals. */
    isThrottled?: boolean;
  }
}

/** The rules' own: a broken one, another version, other content under a key. */
const DECIDED = new Set([409, 412, 422]);
/** Bytes of a body for which a refusal counts as one more, and of how many at most: of a longer one no more is read. */
const WEIGHED = { each: 4096, most: 64 * 1024 };

/** Answers what others who refuse share. */
export function throttleRefusals(fastify: FastifyInstance, { refusals }: Pick<DoorLimits, 'refusals'>): Throttle {
  const throttle = new Throttle(refusals);
  const onSend: onSendHookHandler = (...[request, { statusCode }, , done]) => {
    const isRefusal = statusCode >= 400 && statusCode < 500 && !DECIDED.has(statusCode);
    if (!isRefusal && !request.routeOptions.config.isThrottled) return done();
    // Of what is refused nothing more is read, also while the refusal waits.
    if (isLong(request.raw)) request.raw.socket.pause();
    throttle.run(callerOf(request), done, weightOf(request.raw, request.body));
  };
  fastify.addHook('onSend', onSend);
  return throttle;
}

/** To read a long body in vain, or a part of it, costs more than the answer: so it counts as many. */
export function weightOf(request: IncomingMessage, body?: unknown): number {
  const bytes = body instanceof JsonBody ? body.bytes : lengthOf(request);
  return 1 + Math.min(bytes, WEIGHED.most) / WEIGHED.each;
}

/** Whose key it is, however many connections he has; without one, a connection. */
export function callerOf({ raw }: FastifyRequest): unknown {
  const { by } = accessOf(raw);
  return by === undefined || by === LOCAL.by ? raw.socket : by;
}
