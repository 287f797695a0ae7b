/** Problems that are answered beside the framework. */
import type { ServerResponse } from 'node:http';
import { problemOf } from './problems.js';

export function answerWithProblem(response: ServerResponse, error: unknown): void {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    ...(problem.status === 503 && { 'Retry-After': '1' }),
  });
  response.end(body);
}
