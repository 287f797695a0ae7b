/** The door for questions: a route for each that a view answers. All of them read; none waits but for Read-After. */
import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatPosition } from '#ledger';
import type { Asked, Question } from '#views';
import { Ask } from './ask.js';
import { askerFor } from './asker.js';
import { sightOf } from './keys.js';
import { type FieldError, Problem } from './problems.js';

export type QuestionRequest = FastifyRequest<{ Params: { id?: string }; Querystring: Record<string, unknown> }>;

/** Routes come from the list, so Nest's decorators are called instead of written. */
export function controllerOf(questions: Question[]): Type {
  @Controller('v1')
  class QuestionsController {
    constructor(@Inject(QueryBus) readonly queries: QueryBus) {}
  }
  const { prototype } = QuestionsController;
  for (const question of questions) {
    const value = function (this: QuestionsController, request: QuestionRequest, reply: FastifyReply) {
      return answerQuestion(this.queries, question, { request, reply });
    };
    Object.defineProperty(prototype, question.path, { value });
    Get(question.path)(prototype, question.path, { value });
    Req()(prototype, question.path, 0);
    Res()(prototype, question.path, 1);
  }
  return QuestionsController;
}

export async function answerQuestion(
  queries: QueryBus,
  question: Question,
  { request, reply }: { request: QuestionRequest; reply: FastifyReply },
): Promise<void> {
  const { id } = request.params;
  const asked = { ...wordsOf(question, request.query), ...(id !== undefined && { id: plain('id', id) }) };
  const sight = sightOf(askerFor(request));
  const { answer: found, position } = await queries.execute(
    new Ask((snapshot) => question.read(snapshot, asked, sight), sight, readAfter(request)),
  );
  void reply.header('Log-Position', formatPosition(position));
  if (found === undefined) throw new Problem('path.not-found', `Nothing is on file at ${request.url}.`);
  await reply.send(found);
}

/** Throws Problem with every word that is wrong, or that nobody knows: it would be answered as if it were not there. */
function wordsOf({ words = {} }: Question, query: Record<string, unknown>): Asked {
  const faults = Object.entries(query).flatMap(([word, said]): FieldError[] => {
    const known = Object.hasOwn(words, word) ? words[word] : undefined;
    if (!known) return [{ field: word, message: `${word} is no word of this question` }];
    if (typeof said === 'string' && !said.includes('\0') && known.fits(said)) return [];
    return [{ field: word, message: `${word} must be ${known.mustBe}, once` }];
  });
  if (faults.length === 0) return query as Asked;
  const takes = Object.keys(words).join(', ');
  throw new Problem(
    'request.malformed',
    takes ? `The question takes ${takes}.` : 'The question takes no words.',
    faults,
  );
}

/** Throws Problem if it holds NUL, which no database takes. */
export function plain(field: string, text: string): string {
  if (!text.includes('\0')) return text;
  throw new Problem('request.malformed', `The ${field} holds the character NUL. Leave it out.`);
}

export function readAfter({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const after = headers['read-after'];
  return Array.isArray(after) ? after.join(',') : after;
}
