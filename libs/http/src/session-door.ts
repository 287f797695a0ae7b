/** Signing in: a key is given once, for a session; and who one is, and signing out. */
import type { FastifyInstance } from 'fastify';
import { askerFor } from './asker.js';
import type { KeyRing } from './key-ring.js';
import { cookieFor } from './session-cookie.js';

const SESSION = '/session';

/** Without keys whoever asks is local, and there is nothing to sign in to. */
export function openSessions(fastify: FastifyInstance, keys: KeyRing | undefined, isOpen: object): void {
  fastify.get(SESSION, (request, reply) => {
    const { by, role } = askerFor(request);
    return reply.send({ by, role });
  });
  fastify.post(SESSION, (request, reply) => {
    const session = keys?.session(request.headers.authorization);
    if (session !== undefined) void reply.header('Set-Cookie', cookieFor(session, request.headers));
    const { by, role } = askerFor(request);
    return reply.send({ by, role });
  });
  fastify.delete(SESSION, isOpen, (request, reply) =>
    reply.header('Set-Cookie', cookieFor('', request.headers)).status(204).send(),
  );
}
