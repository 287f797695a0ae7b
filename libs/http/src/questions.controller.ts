/** The door for questions: a route for each that a view answers. All of them read; none waits but for Read-After. */
import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatPosition, type Ledger } from '#ledger';
import { assertNotPassedOver, type Question, type Reader, type Snapshot, withCursor } from '#views';
import { Ask } from './ask.js';
import { doOthersAsk } from './asking.js';
import { parametersIn } from './parameters.js';
import { askerFor, shownTo } from './asker.js';
import { visibilityOf } from './keys.js';
import { Problem } from './problems.js';
import { LEDGER } from './tokens.js';

export type QuestionRequest = FastifyRequest<{ Params: { id?: string }; Querystring: Record<string, unknown> }>;

/** Whom a question is put to, and of which log it tells. */
interface Beneath {
  queries: QueryBus;
  ledger: Pick<Ledger, 'partitions'>;
}

/** Routes come from the list, so Nest's decorators are called instead of written. */
export function controllerOf(questions: Question[]): Type {
  @Controller('v1')
  class QuestionsController {
    constructor(
      @Inject(QueryBus) readonly queries: QueryBus,
      @Inject(LEDGER) readonly ledger: Ledger,
    ) {}
  }
  const { prototype } = QuestionsController;
  for (const question of questions) {
    const value = function (this: QuestionsController, request: QuestionRequest, reply: FastifyReply) {
      return answerQuestion(this, question, { request, reply });
    };
    Object.defineProperty(prototype, question.path, { value });
    Get(question.path)(prototype, question.path, { value });
    Req()(prototype, question.path, 0);
    Res()(prototype, question.path, 1);
  }
  return QuestionsController;
}

export async function answerQuestion(
  { queries, ledger }: Beneath,
  question: Question,
  { request, reply }: { request: QuestionRequest; reply: FastifyReply },
): Promise<void> {
  const { asked, seen } = parametersIn(question, request, ledger);
  const visibility = visibilityOf(askerFor(request));
  const read = async (snapshot: Snapshot, reader: Reader) => {
    await assertNotPassedOver(snapshot, question, asked);
    return question.read(snapshot, asked, reader);
  };
  const { answer: found, position } = await queries.execute(
    new Ask((snapshot, waiting) => read(snapshot, { ...visibility, ...waiting, after: seen?.after }), {
      ...visibility,
      shownTo: shownTo(request),
      after: readAfter(request),
      ofIndex: question.ofIndex,
      doOthersAsk: () => doOthersAsk(request.raw.socket),
      wholeClaim: question.readsWhole?.(asked) ? asked.id : undefined,
    }),
  );
  void reply.header('Log-Position', formatPosition(position));
  if (found === undefined) throw new Problem('path.not-found', `Nothing is on file at ${request.url}.`);
  await reply.send(withCursor(found, { question, asked, seen, position }));
}

export function readAfter({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const after = headers['read-after'];
  return Array.isArray(after) ? after.join(',') : after;
}
