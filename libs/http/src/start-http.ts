/** Opens the door: Nest on Fastify, with our own reading of bodies. */
import type { Server } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newsroom } from '#newsroom';
import { Authorities } from './authorities.js';
import { Connections } from './connections.js';
import { Entrance } from './entrance.js';
import { HttpModule, type HttpParts } from './http.module.js';
import { judgeTargets } from './judge-targets.js';
import { problemOf } from './problems.js';
import { parseStrictJson } from './strict-json.js';
import { turnAway } from './turn-away.js';
import { registerNestedTypes } from './validation.js';

/** How long callers have to hear that their connections end, in milliseconds. */
const GRACE = 300;
/** Bytes of one command. */
const LARGEST_BODY = 256 * 1024;

export interface OpenDoor {
  /** `http://127.0.0.1:4040` */
  url: string;
  close(): Promise<void>;
}

export interface Address {
  host: string;
  port: number;
  /** Other names by which it is asked, with keys alone. */
  hosts: string[];
}

export async function startHttp(parts: HttpParts, { host, port, hosts }: Address): Promise<OpenDoor> {
  for (const { type } of newsroom.flatMap(({ commands }) => commands)) registerNestedTypes(type);
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: 'idle',
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => {
      const problem = problemOf(error);
      void reply
        .status(problem.status)
        .header('Content-Type', 'application/problem+json')
        .send(JSON.stringify(problem));
    },
  });
  const entrance = new Entrance();
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.with(parts, entrance), adapter, {
    bodyParser: false,
    logger: false,
  });
  readBodies(adapter.getInstance<FastifyInstance>());
  serveDocs(adapter.getInstance<FastifyInstance>());
  const server = app.getHttpServer() as Server;
  turnAway(server, () => parts.commands.notReady ?? entrance.refusal());
  judgeTargets(server, new Authorities({ host, hosts, hasKeys: parts.keys !== undefined }));
  const connections = new Connections(server);
  await app.listen(port, host);
  return {
    url: await app.getUrl(),
    close: async () => {
      connections.drain();
      await wait(GRACE);
      // However late this is, what has come meanwhile is read first.
      await turn();
      const closed = app.close();
      connections.closeWhenAnswered();
      await closed;
    },
  };
}

function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, parseStrictJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addContentTypeParser(
    'application/x-ndjson',
    (_request: unknown, payload: Readable, done: (error: null, body: Readable) => void) => done(null, payload),
  );
}

/** Loaded when it is first asked for: it takes as long as all the rest of a start. */
function serveDocs(fastify: FastifyInstance): void {
  fastify.get('/docs/openapi.json', async () => (await import('./openapi.js')).openApiDocument());
  fastify.get('/docs', async (_request, reply) => {
    const { docsPage, DOCS_POLICY } = await import('./docs-page.js');
    return reply.type('text/html').header('Content-Security-Policy', DOCS_POLICY).send(docsPage());
  });
  fastify.get<{ Params: { file: string } }>('/docs/:file', async ({ params }, reply) => {
    const asset = await (await import('./docs-page.js')).docsAsset(params.file);
    if (!asset) return reply.callNotFound();
    return reply.type(asset.type).header('Cache-Control', 'max-age=3600').send(asset.content);
  });
}
