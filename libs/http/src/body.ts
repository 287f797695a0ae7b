/**
 * What a request's body is: the one place that decides it, by its media type as Fastify tells it from the header
 * (RFC 9110, 8.3.1: without regard to case, parameters apart). Whoever takes a body asks which of these it is.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DoorLimits } from './limits.js';
import { Problem } from './problems.js';
import { reading } from './share.js';
import { type Json, parseStrictJson } from './strict-json.js';
import { tooLarge, wholeOf } from './whole-body.js';

/** One command: JSON and nothing else, read whole. */
export class JsonBody {
  private json: Json | undefined;

  constructor(
    json: Json,
    /** That it was read from. */
    readonly bytes: number,
  ) {
    this.json = json;
  }

  /** Once: it is the taker's alone, and what waits to be refused holds nothing of it. */
  take(): Json {
    const { json = null } = this;
    delete this.json;
    return json;
  }
}

/** Many commands, a line each, which are read as they come. */
export class LinesBody {
  constructor(readonly bytes: Readable) {}
}

/** In bytes, of a request's body as far as it says it. */
export function lengthOf({ headers }: Pick<IncomingMessage, 'headers'>): number {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
}

const ONE = 'One command is posted as application/json; many go to /v1/commands.';
const MANY =
  'Many commands are posted as application/x-ndjson, one JSON object a line; one goes to /v1/commands/<its name>.';

const streamed = new WeakSet<IncomingMessage>();

/** Is its body read as it comes, by who answers it? */
export function isStreamed(request: IncomingMessage): boolean {
  return streamed.has(request);
}

export function readBodies(fastify: FastifyInstance, { body: most }: Pick<DoorLimits, 'body'>): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'POST' || request.is404) return done();
    const refusal = refusalOf(request.headers);
    // Whoever waits to be told so sends it now (RFC 9110, 10.1.1); whoever is refused need not.
    if (!refusal && request.headers.expect !== undefined) reply.raw.writeContinue();
    done(refusal);
  });
  fastify.addContentTypeParser('application/json', async ({ headers }: FastifyRequest, payload: IncomingMessage) => {
    if (Number(headers['content-length']) > most) throw tooLarge(most);
    const bytes = await wholeOf(payload, most);
    const read = () => new JsonBody(parseStrictJson(bytes), bytes.length);
    return reading.of(bytes.length).run(read, payload.socket);
  });
  fastify.addContentTypeParser('application/x-ndjson', (_request: unknown, payload: IncomingMessage) =>
    Promise.resolve(new LinesBody(payload)),
  );
}

/** Throws Problem `content.not-json`. */
export function jsonOf({ body }: Pick<FastifyRequest, 'body'>): JsonBody {
  if (body instanceof JsonBody) return body;
  throw new Problem('content.not-json', ONE);
}

/** They are the taker's from now on, who sees to it that they end. Throws Problem `content.not-json`. */
export function linesOf({ body, raw }: Pick<FastifyRequest, 'body' | 'raw'>): Readable {
  if (body instanceof LinesBody) {
    streamed.add(raw);
    return body.bytes;
  }
  throw new Problem('content.not-json', MANY);
}

/** Said twice it might be taken for either. */
const CHARSETS = /;\s*charset\s*=\s*"?([^\s";]*)/gi;

/** Before a byte is read: what is packed is not unpacked, and what says that it is not UTF-8 is not read as if it were. */
function refusalOf(headers: IncomingHttpHeaders): Problem | undefined {
  const { 'content-encoding': coding, 'transfer-encoding': transfer, 'content-type': type = '' } = headers;
  if (isOther(coding, 'identity') || isOther(transfer, 'chunked'))
    return new Problem('content.encoded', 'The body is packed. Send it as it is, without Content-Encoding.');
  for (const [, charset] of type.matchAll(CHARSETS))
    if (isOther(charset, 'utf-8') && isOther(charset, 'utf8'))
      return new Problem('content.not-json', `JSON is UTF-8, not ${charset}.`);
  return undefined;
}

function isOther(said: string | undefined, only: string): boolean {
  return said !== undefined && said.trim().toLowerCase() !== only;
}
