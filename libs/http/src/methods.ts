/** A path that is there, asked by a method that it does not have, is answered 405 and with those that it has. */
import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.js';

interface Path {
  /** Of the path as it is usually spelled: in any other spelling it is not found, which is true, too. */
  pattern: RegExp;
  methods: Set<string>;
}

/** Hears of the routes that are made from now on. */
export function refuseOtherMethods(fastify: FastifyInstance): void {
  const paths = new Map<string, Path>();
  fastify.addHook('onRoute', ({ url, method }) => {
    // Two routes of one path may call its id by two names.
    const source = `^${url.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`;
    const path = paths.get(source) ?? { pattern: new RegExp(source), methods: new Set() };
    for (const one of [method].flat()) path.methods.add(one);
    paths.set(source, path);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const [path = ''] = request.url.split('?');
    const methods = Array.from(paths.values()).flatMap((one) => (one.pattern.test(path) ? [...one.methods] : []));
    if (methods.length === 0) return done();
    const allowed = [...new Set(methods)].toSorted().join(', ');
    void reply.header('Allow', allowed);
    done(new Problem('method.not-allowed', `${request.method} is not for this path: it takes ${allowed}.`));
  });
}
