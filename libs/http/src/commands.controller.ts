/** The door for commands: one by one, or many as NDJSON lines; and what became of them. */
import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Inject, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { NotReady } from '#command-handling';
import { formatPosition, type Ledger } from '#ledger';
import { commitsOf } from '#views';
import { accessOf } from './access-log.js';
import { Ask } from './ask.js';
import { OF_AN_OUTCOME, parametersIn } from './parameters.js';
import { askerFor, shownTo } from './asker.js';
import { jsonOf, linesOf } from './body.js';
import { Bulk } from './bulk.js';
import { Admission } from './admission.js';
import { visibilityOf } from './keys.js';
import type { DoorLimits } from './limits.js';
import { answerOf, locationOf, post, requestOf } from './one-post.js';
import { type QuestionRequest, readAfter } from './questions.controller.js';
import { Semaphore } from './semaphore.js';
import { reading } from './share.js';
import type { Json } from './strict-json.js';
import { DOOR_LIMITS, LEDGER, LOG } from './tokens.js';

type SinglePost = FastifyRequest<{ Params: { name: string } }>;

@Controller('v1')
export class CommandsController {
  @Inject(Admission) private readonly admission!: Admission;
  @Inject(LEDGER) private readonly ledger!: Ledger;
  @Inject(DOOR_LIMITS) private readonly limits!: DoorLimits;
  /** For the lines of all requests. */
  private semaphore: Semaphore | undefined;
  /** Requests of many lines that are under way. */
  private requests = 0;

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Post('commands/:name')
  post(@Req() request: SinglePost, @Res() reply: FastifyReply): Promise<void> {
    return this.admission.pass(() => this.answer(request.params.name, { request, reply }));
  }

  /** On record like any other command, by an id of its key where it names none. */
  @Post('exports')
  requestExport(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.admission.pass(() => this.answer('request-export', { request, reply, makesId: 'exportId' }));
  }

  @Post('commands')
  @HttpCode(200)
  many(@Req() request: FastifyRequest): StreamableFile {
    const body = linesOf(request);
    if (this.requests >= this.limits.requests)
      throw new NotReady('More requests of many lines come than can be taken.');
    const access = accessOf(request.raw);
    const lines: Record<number, number> = (access.lines = {});
    const bulk = new Bulk({
      bus: this.commands,
      asker: askerFor(request),
      semaphore: (this.semaphore ??= new Semaphore(this.limits.linesPosted)),
      limits: this.limits,
      onFailure: (error) => this.log.error({ id: access.id, err: error }, 'a line failed'),
      onAnswer: (status) => (lines[status] = (lines[status] ?? 0) + 1),
    });
    this.requests += 1;
    const answers = bulk.answers(body).once('close', () => (this.requests -= 1));
    return new StreamableFile(answers, { type: 'application/x-ndjson' });
  }

  @Get('commands/:id')
  async outcome(@Req() request: QuestionRequest, @Res() reply: FastifyReply): Promise<void> {
    const asker = askerFor(request);
    const { id = '', stream } = parametersIn(OF_AN_OUTCOME, request, this.ledger).asked;
    const { answer, position } = await this.queries.execute(
      new Ask((snapshot) => commitsOf(snapshot, { id, by: asker.by, stream }), {
        ...visibilityOf(asker),
        shownTo: shownTo(request),
        after: readAfter(request),
        ofIndex: true,
      }),
    );
    const commits = answer.commits.map(({ partition, offset, ...commit }) => ({
      ...commit,
      position: `${partition}:${offset + 1}`,
    }));
    void reply.header('Log-Position', formatPosition(position));
    const stands = { id, outcome: 'stands', commits, commitsTotal: answer.total };
    await reply.send(commits.length > 0 ? stands : { id, outcome: 'not_seen' });
  }

  private async answer(name: string, { request, reply, makesId }: Posting): Promise<void> {
    const { headers } = request;
    const body = jsonOf(request);
    const id = headers['idempotency-key'];
    const asker = askerFor(request);
    const key = Array.isArray(id) ? id.join(',') : (id ?? randomUUID());
    const content = body.take();
    const posted = {
      name,
      id: key,
      body: makesId === undefined ? content : withId(content, makesId, `${asker.by}\n${key}`),
      ifMatch: headers['if-match'],
    };
    const wanted = await reading.of(body.bytes).run(() => requestOf(posted, asker), request.raw.socket);
    // Whatever comes of it, the caller can post it again with the same key.
    void reply.header('Idempotency-Key', wanted.id);
    const outcome = await post(this.commands, wanted);
    const answer = answerOf(outcome);
    void reply.status(answer.status).header('Location', locationOf(wanted.id));
    if (outcome.kind === 'stands')
      void reply.header('ETag', `"${outcome.version}"`).header('Log-Position', outcome.position);
    await reply.send(answer.body);
  }
}

interface Posting {
  request: FastifyRequest;
  reply: FastifyReply;
  /** A field that may be left out of the body: an id that the door makes. */
  makesId?: string;
}

/** The same for the same key: who posts it again asks for nothing else. */
function withId(body: Json, field: string, of: string): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || field in body) return body;
  return { ...body, [field]: createHash('sha256').update(of).digest('hex').slice(0, 32) };
}
