/**
 * Whatever is refused for its form alone costs its caller nothing, and so does what is read without a key: whoever asked
 * for such again and again, as fast as he was answered, took half of all that the process had. So these answers are given
 * at a pace, to each caller in his turn, and nobody who waits for one asks meanwhile. What the rules refuse is not among
 * them: it was worth deciding.
 */
import type { FastifyInstance, FastifyRequest, onSendHookHandler } from 'fastify';
import { accessOf } from './access-log.js';
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

/** Answers what others who refuse share. */
export function throttleRefusals(fastify: FastifyInstance, { refusals }: Pick<DoorLimits, 'refusals'>): Throttle {
  const throttle = new Throttle(refusals);
  const onSend: onSendHookHandler = (...[request, { statusCode }, , done]) => {
    const isRefusal = statusCode >= 400 && statusCode < 500 && !DECIDED.has(statusCode);
    if (!isRefusal && !request.routeOptions.config.isThrottled) return done();
    // Of what is refused nothing more is read, also while the refusal waits.
    if (isLong(request.raw)) request.raw.socket.pause();
    throttle.run(callerOf(request), done);
  };
  fastify.addHook('onSend', onSend);
  return throttle;
}

/** Whose key it is, however many connections he has; without one, a connection. */
export function callerOf({ raw }: FastifyRequest): unknown {
  const { by } = accessOf(raw);
  return by === undefined || by === LOCAL.by ? raw.socket : by;
}
