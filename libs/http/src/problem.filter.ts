/** Every error leaves as a problem document. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { problemOf } from './problems.js';
import { LOG } from './tokens.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = problemOf(error);
    if (problem.status === 500) this.log.error({ err: error }, 'a request failed');
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (problem.status === 503) void reply.header('Retry-After', '1');
    void reply.status(problem.status).header('Content-Type', 'application/problem+json').send(JSON.stringify(problem));
  }
}
