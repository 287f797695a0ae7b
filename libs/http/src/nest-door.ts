/** The door as it is made: Nest on Fastify, behind a server that bounds what one caller may take. */
import type { Server } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newsroom } from '#newsroom';
import type { Log } from '#views';
import { askWho } from './asker.js';
import { Authorities } from './authorities.js';
import { readBodies } from './body.js';
import { shapeOf } from './command-shape.js';
import { isBuilt, serveDesk, showNoScreen } from './desk.js';
import { descriptors } from './descriptors.js';
import { Admission } from './admission.js';
import { guard, serverOptions } from './guards.js';
import { HttpModule, type HttpParts } from './http.module.js';
import { type DoorLimits, LIMITS } from './limits.js';
import { refuseOtherMethods } from './methods.js';
import { judgeHead } from './parser-errors.js';
import { answerWithProblem } from './raw-problem.js';
import { refuseDoubled } from './sent-once.js';
import { openSessions } from './session-door.js';
import type { Address, OpenDoor } from './start-http.js';
import { throttleRefusals } from './throttle-refusals.js';

/** How long callers have to hear that their connections end. */
const GRACE_MS = 300;
/** Descriptors that are no connections of callers: the log's and the database's, files, and what Node has open itself. */
const OWN_DESCRIPTORS = 64;

export async function startNestDoor(parts: HttpParts, { host, port, hosts }: Address): Promise<OpenDoor> {
  for (const { type } of newsroom.flatMap(({ commands }) => commands)) shapeOf(type);
  const limits: DoorLimits = { ...LIMITS, ...parts.limits };
  const adapter = new FastifyAdapter(optionsWith(limits));
  const fastify = adapter.getInstance<FastifyInstance>();
  const admission = new Admission(limits);
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.with(parts, limits, admission), adapter, {
    bodyParser: false,
    logger: false,
  });
  const desk = builtDesk(parts);
  refuseDoubled(fastify);
  if (desk !== undefined) showNoScreen(fastify, desk);
  askWho(fastify, parts.keys);
  refuseOtherMethods(fastify);
  judgeHead(fastify);
  readBodies(fastify, limits);
  const refusals = throttleRefusals(fastify, limits);
  serveDocs(fastify, parts.ledger);
  openSessions(fastify, parts.keys, OPEN);
  if (desk !== undefined) serveDesk(fastify, desk, OPEN);
  const server = app.getHttpServer() as Server;
  const connections = guard(server, {
    authorities: new Authorities({ host, hosts, hasKeys: parts.keys !== undefined }),
    whyNot: () => parts.commands.notReady ?? admission.refusal(),
    refusals,
    limits: { ...limits, connections: most(limits) },
    log: parts.log,
  });
  await app.listen(port, host);
  return {
    url: await app.getUrl(),
    close: async () => {
      connections.drain();
      await wait(GRACE_MS);
      // However late this is, what has come meanwhile is read first.
      await turn();
      const closed = app.close();
      connections.closeWhenAnswered();
      await closed;
    },
  };
}

function optionsWith({ body, param, quietMs, ...limits }: DoorLimits) {
  return {
    bodyLimit: body,
    connectionTimeout: quietMs,
    forceCloseConnections: 'idle',
    http: serverOptions(limits),
    routerOptions: { maxParamLength: param },
    frameworkErrors: (error: Error, _request: unknown, { raw }: FastifyReply) => answerWithProblem(raw, error),
  } as const;
}

function most({ connections }: DoorLimits): number {
  return Math.max(1, Math.min(connections, descriptors() - OWN_DESCRIPTORS));
}

/** Answered without a key. */
const OPEN = { config: { isOpen: true, isThrottled: true } };

/** Its folder, if there is one to serve. */
function builtDesk({ desk, log }: HttpParts): string | undefined {
  if (desk === undefined || isBuilt(desk)) return desk;
  log.warn({ desk }, 'the desk is not built, so this door serves none: npm run build makes it');
  return undefined;
}

/** Loaded when it is first asked for: it takes as long as all the rest of a start. */
function serveDocs(fastify: FastifyInstance, log: Log): void {
  fastify.get('/docs/openapi.json', OPEN, async ({ headers }, reply) => {
    const { bytes, etag } = (await import('./openapi/document.js')).openApiFile(log);
    void reply.header('ETag', etag);
    return headers['if-none-match'] === etag ? reply.status(304).send() : reply.type('application/json').send(bytes);
  });
  fastify.get('/docs', OPEN, async (_request, reply) => {
    const { docsPage, DOCS_POLICY } = await import('./openapi/docs-page.js');
    return reply.type('text/html').header('Content-Security-Policy', DOCS_POLICY).send(docsPage());
  });
  fastify.get<{ Params: { file: string } }>('/docs/:file', OPEN, async ({ params }, reply) => {
    const asset = await (await import('./openapi/docs-page.js')).docsAsset(params.file);
    if (!asset) return reply.callNotFound();
    return reply.type(asset.type).header('Cache-Control', 'max-age=3600').send(asset.content);
  });
}
