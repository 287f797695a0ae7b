/** A path that is there, asked by a method that it does not have, is answered 405 and with those that it has. */
import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problems.js';

interface Path {
  url: string;
  methods: Set<string>;
}

/** Notes the routes that are made from now on. What it gives is called when all are, and makes the others. */
export function refuseOtherMethods(fastify: FastifyInstance): () => void {
  // Two routes of one path may call its id by two names.
  const paths = new Map<string, Path>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const shape = url.replaceAll(/:\w+/g, ':');
    const { methods } = paths.get(shape) ?? { methods: new Set() };
    paths.set(shape, { url, methods: new Set([...methods, ...[method].flat()]) });
  });
  return () => {
    for (const method of METHODS)
      if (method !== 'CONNECT' && !fastify.supportedMethods.includes(method)) fastify.addHttpMethod(method);
    const all = Array.from(paths.values(), ({ url, methods }) => ({ url, allowed: [...methods].toSorted() }));
    for (const path of all) refuseOthersAt(fastify, path);
  };
}

function refuseOthersAt(fastify: FastifyInstance, { url, allowed }: { url: string; allowed: string[] }): void {
  fastify.route({
    url,
    method: fastify.supportedMethods.filter((method) => !allowed.includes(method)),
    // Before the body is read, like all refusals of what a request begins with.
    onRequest: ({ method }, reply, done) => {
      void reply.header('Allow', allowed.join(', '));
      done(new Problem('method.not-allowed', `${method} is not for this path; ${allowed.join(' and ')} are.`));
    },
    handler: () => undefined,
  });
}
