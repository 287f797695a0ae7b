/** The door for questions: a route for each that a view answers. All of them read; none waits but for Read-After. */
import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatPosition, type Ledger, parsePosition, type Position, reaches } from '#ledger';
import {
  ALL_CLAIMS,
  assertNotPassedOver,
  isPosition,
  type ParameterValues,
  type Question,
  type Reader,
  type Snapshot,
  withCursor,
} from '#views';
import { Ask } from './ask.js';
import { doOthersAsk } from './asking.js';
import { parametersIn } from './parameters.js';
import { askerFor, shownTo } from './asker.js';
import { mayAsk, visibilityOf } from './keys.js';
import { Problem } from './problems.js';
import { LEDGER } from './tokens.js';

export type QuestionRequest = FastifyRequest<{
  Params: Record<string, string | undefined>;
  Querystring: Record<string, unknown>;
}>;

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
  const asker = askerFor(request);
  if (!mayAsk(asker, question)) throw new Problem('role.forbidden', `The role ${asker.role} may not ask this.`);
  const { asked, seen } = parametersIn(question, request, ledger);
  const visibility = visibilityOf(asker);
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
      wholeClaim: question.readsWhole?.(asked) ? wholeClaimOf(question, asked) : undefined,
    }),
  );
  void reply.header('Log-Position', formatPosition(position));
  assertSeen(question, asked, { position, partitions: ledger.partitions });
  if (found === undefined) throw new Problem('path.not-found', `Nothing is on file at ${request.url}.`);
  await reply.send(withCursor(found, { question, asked, seen, position }));
}

/** What is told of an outlet or a holder may be on any claims, large ones among them; a report speaks to few. */
function wholeClaimOf({ path }: Question, { id = ALL_CLAIMS }: ParameterValues): string {
  return /^\/(outlets|holders)\//.test(path) ? ALL_CLAIMS : id;
}

/** Of a position that is yet to come it cannot be told what it will be. Throws Problem. */
function assertSeen(
  { parameters = {} }: Question,
  asked: ParameterValues,
  { position, partitions }: { position: Position; partitions: number },
): void {
  for (const [name, word] of Object.entries(asked)) {
    const isAskedAbout = parameters[name]?.begins !== undefined && word !== undefined && isPosition(word);
    if (!isAskedAbout || reaches(position, parsePosition(word, partitions))) continue;
    throw new Problem(
      'moment.in-the-future',
      `The views do not include ${word} yet: they are at ${formatPosition(position)}. Ask for a position that they include, or say Read-After: ${word} as well.`,
      [{ field: name, message: `${name} must be a position that the views include` }],
    );
  }
}

export function readAfter({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const after = headers['read-after'];
  return Array.isArray(after) ? after.join(',') : after;
}
