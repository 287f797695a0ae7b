/** Every error leaves as a problem document. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { accessOf } from './access-log.js';
import { headersOf, problemOf } from './problem-document.js';
import { LOG } from './tokens.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const { id } = accessOf(reply.request.raw);
    const found = problemOf(error);
    const problem = found.status === 500 ? { ...found, requestId: id } : found;
    if (problem.status === 500) this.log.error({ id, err: error }, 'a request failed');
    void reply.status(problem.status).headers(headersOf(problem)).send(JSON.stringify(problem));
  }
}
