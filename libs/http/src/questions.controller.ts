/** The door for questions: claims, reports, outlets, streams. All of them read; none of them waits but for Read-After. */
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatPosition } from '#ledger';
import { isEdtf } from '#newsroom';
import type { Sql } from '#postgres';
import { type Answer, claim, claims, claimTimeline, outlet, outletList, report, streamHistory } from '#views';
import { Ask } from './ask.js';
import { askerFor } from './asker.guard.js';
import { Problem } from './problems.js';

type Asked = Record<string, string | undefined>;

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

@Controller('v1')
export class QuestionsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('claims')
  claims(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { status, flag, topic, q, cursor } = known(asked, ['status', 'flag', 'topic', 'q', 'cursor', 'limit']);
    return this.answer({ request, reply }, (sql) =>
      claims(sql, { status, flag, topic, q, cursor, limit: limitIn(asked) }),
    );
  }

  @Get('claims/:id')
  claim(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: Asked }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { at, known: knownBy } = known(request.query, ['at', 'known']);
    assertDate('at', at);
    if (knownBy !== undefined && !/^\d+:/.test(knownBy)) assertDate('known', knownBy);
    return this.answer({ request, reply }, (sql) => claim(sql, id, { at, known: knownBy }));
  }

  @Get('claims/:id/timeline')
  timeline(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer({ request, reply }, (sql) => claimTimeline(sql, id));
  }

  @Get('reports/:id')
  report(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer({ request, reply }, (sql) => report(sql, id));
  }

  @Get('outlets')
  outlets(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cursor } = known(asked, ['cursor', 'limit']);
    return this.answer({ request, reply }, (sql) => outletList(sql, { cursor, limit: limitIn(asked) }));
  }

  @Get('outlets/:id')
  outlet(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer({ request, reply }, (sql) => outlet(sql, id));
  }

  @Get('streams/:id')
  stream(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Querystring: Asked }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { after } = known(request.query, ['after', 'limit']);
    if (after !== undefined && !/^\d{1,15}$/.test(after))
      throw new Problem('request.malformed', 'after is the offset of the last commit seen.');
    const page = { limit: limitIn(request.query), ...(after !== undefined && { after: Number(after) }) };
    return this.answer({ request, reply }, (sql) => streamHistory(sql, id, page));
  }

  private async answer<T>({ request, reply }: Exchange, read: (sql: Sql) => Promise<Answer<T>>): Promise<void> {
    askerFor(request);
    const after = request.headers['read-after'];
    const asked = new Ask(read, Array.isArray(after) ? after.join(',') : after);
    const { answer, position } = await this.queries.execute<Ask<T>, Answer<T>>(asked);
    void reply.header('Log-Position', formatPosition(position));
    if (answer === undefined) throw new Problem('path.not-found', `Nothing is on file at ${request.url}.`);
    await reply.send(answer);
  }
}

/** Throws Problem if a question has a word that nobody knows: it would be answered as if it were not there. */
function known(asked: Asked, words: string[]): Asked {
  const unknown = Object.entries(asked).filter(([word, value]) => !words.includes(word) || typeof value !== 'string');
  if (unknown.length === 0) return asked;
  throw new Problem(
    'request.malformed',
    `The question has ${unknown.map(([word]) => word).join(', ')}; it takes ${words.join(', ')}, each once.`,
  );
}

function assertDate(word: string, text: string | undefined): void {
  if (text === undefined || isEdtf(text)) return;
  throw new Problem('request.malformed', `${word} is a date such as 2024-10-18 or 2024-10-24T18:26Z, not ${text}.`);
}

function limitIn({ limit }: Asked): number {
  if (limit === undefined) return 100;
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > 500)
    throw new Problem('request.malformed', 'limit is a number from 1 to 500.');
  return Number(limit);
}
