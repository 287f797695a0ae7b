/**
 * Serves the editors' page as it was built. All of it is read when the door opens, so no request's path ever leads to a
 * file; its parts are named by their content and kept for ever, the page itself is asked for each time.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DESK_PATHS, deskPolicy } from './desk-policy.js';

/** Vite's, where each answer has a nonce of its own. */
const NONCE = /__NONCE__/g;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FOR_EVER = 'public, max-age=31536000, immutable';

interface Part {
  bytes: Buffer;
  zipped: Buffer;
  type: string;
  etag: string;
}

/** What the build writes last; a process that runs from its sources has the page's sources in that folder. */
export const isBuilt = (folder: string) => existsSync(join(folder, 'made-of'));

/** The paths that are not of the desk: what is not there is told to whoever asks as a problem. */
const OF_THE_DOOR = /^\/(v1|docs|session|assets)([/?]|$)/;

/**
 * A browser that follows a link to no screen is shown the page, which says so, whoever asks: laid before the keys are asked
 * for. All others have the problem.
 */
export function showNoScreen(fastify: FastifyInstance, folder: string): void {
  const page = pageIn(folder);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || !isNavigation(request)) return done();
    void sendPage(reply.status(404), page);
  });
}

function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const takesPages = /\btext\/html\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers.accept ?? '');
  return method === 'GET' && takesPages && !OF_THE_DOOR.test(url);
}

/** `open` is the routes' configuration: a page that is to be signed in from is shown to whoever asks. */
export function serveDesk(fastify: FastifyInstance, folder: string, open: object): void {
  const page = pageIn(folder);
  for (const path of DESK_PATHS) fastify.get(path, open, (_request, reply) => sendPage(reply, page));
  const served = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => extname(file) in TYPES);
  for (const file of served) {
    const part = partIn(folder, file);
    const isNamedByContent = file.startsWith('assets');
    fastify.get(`/${file.replaceAll('\\', '/')}`, open, (request, reply) =>
      sendPart(request, reply.header('Cache-Control', isNamedByContent ? FOR_EVER : 'no-cache'), part),
    );
  }
}

const pageIn = (folder: string) => readFileSync(join(folder, 'index.html'), 'utf8');

function partIn(folder: string, file: string): Part {
  const bytes = readFileSync(join(folder, file));
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, zipped: readFileSync(join(folder, `${file}.gz`)), type: TYPES[extname(file)] ?? '', etag };
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64url');
  return reply
    .header('Content-Security-Policy', deskPolicy(nonce))
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE, nonce));
}

function sendPart({ headers }: FastifyRequest, reply: FastifyReply, { bytes, zipped, type, etag }: Part): FastifyReply {
  void reply.header('ETag', etag).header('Vary', 'Accept-Encoding');
  if (headers['if-none-match'] === etag) return reply.status(304).send();
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers['accept-encoding'] ?? '');
  return takesGzip ? reply.type(type).header('Content-Encoding', 'gzip').send(zipped) : reply.type(type).send(bytes);
}
