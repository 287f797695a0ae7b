import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { NotReady } from '#command-handling';
import { ViewsAway } from '#views';
import { ProblemFilter } from './problem.filter.js';
import { Problem } from './problems.js';

/** What the caller is answered, and what the person on call reads. */
async function refuse(error: Error) {
  const logged: string[] = [];
  const filter = new ProblemFilter(pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }));
  const door = fastify();
  door.setErrorHandler((failure, request, reply) => filter.catch(failure, new ExecutionContextHost([request, reply])));
  door.get('/', () => Promise.reject(error));
  const { statusCode: status, headers } = await door.inject('/');
  return { status, again: headers['retry-after'], logged: logged.map((line) => JSON.parse(line) as object) };
}

describe('the log of the service', () => {
  it.each([
    ['views that lag', new Problem('views.behind', 'The views do not include 0:1 yet. Ask again.')],
    ['a full house', new NotReady('The house is full.')],
    ['a database that is away', new ViewsAway(new Error('connection lost'))],
  ])('once told of %s as of a failure, with a stack for every request', async (_misfortune, error) =>
    expect(await refuse(error)).toEqual({ status: 503, again: '1', logged: [] }),
  );

  it('says what nobody foresaw', async () =>
    expect(await refuse(new Error('a fault of ours'))).toMatchObject({
      status: 500,
      logged: [{ level: 50, err: { message: 'a fault of ours', stack: expect.stringContaining('Error') as string } }],
    }));
});
