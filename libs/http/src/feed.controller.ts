/**
 * The feed. Live, it is one server-sent event a commit, after the views have it; the event's id is the whole vector of
 * positions, so whoever was cut off names the last one that it saw, and goes on exactly behind it.
 */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { type Ledger, parsePosition, type Position } from '#ledger';
import { feedQuestion } from '#views';
import { askerFor, shownTo } from './asker.js';
import { Feed } from './feed.js';
import { LIVE_HEADERS } from './feed-reader.js';
import { visibilityOf } from './keys.js';
import { Problem } from './problems.js';
import { answerQuestion, type QuestionRequest } from './questions.controller.js';
import { LEDGER } from './tokens.js';

@Controller('v1/feed')
export class FeedController {
  constructor(
    @Inject(QueryBus) readonly queries: QueryBus,
    @Inject(Feed) private readonly feed: Feed,
    @Inject(LEDGER) readonly ledger: Ledger,
  ) {}

  /** JSON is a page of the past, newest first; whoever does not ask for it gets the live feed. */
  @Get()
  async answer(@Req() request: QuestionRequest, @Res() reply: FastifyReply): Promise<void> {
    if (wantsPage(request)) return answerQuestion(this, feedQuestion, { request, reply });
    const asker = askerFor(request);
    const after = seenBy(request, this.ledger.partitions);
    if (request.method === 'HEAD') return void (await reply.headers(LIVE_HEADERS).send());
    const { ofKilled } = visibilityOf(asker);
    await this.feed.follow({ reply, ofKilled, shownTo: shownTo(request), revoked: asker.revoked }, after);
  }
}

function wantsPage({ headers: { accept = '' } }: QuestionRequest): boolean {
  return /application\/json/i.test(accept) && !/text\/event-stream/i.test(accept);
}

/** A browser that comes again has the address with which it came first, and tells what it has seen since: that counts. */
function seenBy({ headers, query }: QuestionRequest, partitions: number): Position | undefined {
  const { after, ...others } = query;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new Problem('request.malformed', `The live feed takes after, once, and no ${unknown}.`, [
      { field: unknown, message: `${unknown} is no query parameter of this question` },
    ]);
  const begin = positionIn('after', after, partitions);
  return positionIn('Last-Event-ID', headers['last-event-id'], partitions) ?? begin;
}

function positionIn(name: string, said: unknown, partitions: number): Position | undefined {
  if (said === undefined) return undefined;
  if (typeof said === 'string' && said !== '') return parsePosition(said, partitions);
  throw new Problem(
    'position.invalid',
    `${name} names one position. Leave it out to begin now, or send 0:0 to begin with the first commit.`,
  );
}
