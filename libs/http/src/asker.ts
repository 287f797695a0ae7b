/** Who asks, told before anything else of a request is looked at; without keys it is everybody on this machine. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ShownTo } from '#views';
import { accessOf, withoutTexts } from './access-log.js';
import type { KeyRing } from './key-ring.js';
import { type Asker, LOCAL } from './keys.js';
import { Problem } from './problems.js';
import { sessionIn } from './session-cookie.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a key. */
    isOpen?: boolean;
  }
}

const askers = new WeakMap<FastifyRequest, Asker>();

/** Lets in who has a key: before a byte of the body is read, and whether or not there is such a path. */
export function askWho(fastify: FastifyInstance, keys: KeyRing | undefined): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    try {
      const asker = keys === undefined ? LOCAL : askerBy(keys, request);
      askers.set(request, asker);
      accessOf(request.raw).by = asker.by;
      done();
    } catch (error) {
      done(request.routeOptions.config.isOpen ? undefined : (error as Error));
    }
  });
}

/** By the key that it brings, or by its session: then what it posts says that a page of ours sent it. */
function askerBy(keys: KeyRing, { headers, method }: FastifyRequest): Asker {
  const session = headers.authorization === undefined ? sessionIn(headers) : undefined;
  if (session === undefined) return keys.asker(headers.authorization);
  const asker = keys.askerOfSession(session);
  // Whose Origin it may be was judged before: see authorities.ts.
  if (headers.origin === undefined && !READS.includes(method))
    throw new Problem(
      'origin.elsewhere',
      'What is posted by a session comes with an Origin: a page of this door sends it.',
    );
  return asker;
}

export function askerFor(request: FastifyRequest): Asker {
  const asker = askers.get(request);
  if (!asker) throw new Problem('key.missing', 'Send a key that is on file: Authorization: Bearer <key>.');
  return asker;
}

/** For the record of what is shown to whom. */
export function shownTo(request: FastifyRequest): ShownTo {
  return { by: askerFor(request).by, requestId: accessOf(request.raw).id, ...withoutTexts(request.url) };
}
