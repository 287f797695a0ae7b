/** Who asks, told before anything else of a request is looked at; without keys it is everybody on this machine. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ShownTo } from '#views';
import { accessOf, withoutTexts } from './access-log.js';
import type { KeyRing } from './key-ring.js';
import { type Asker, LOCAL } from './keys.js';
import { Problem } from './problems.js';

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
      const asker = keys === undefined ? LOCAL : keys.asker(request.headers.authorization);
      askers.set(request, asker);
      accessOf(request.raw).by = asker.by;
      done();
    } catch (error) {
      done(request.routeOptions.config.isOpen ? undefined : (error as Error));
    }
  });
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
