/**
 * What every request meets first, whatever its path, and before a byte of its body: the headers of all answers, and the
 * question whether it is meant for this door.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { ANSWER_HEADERS } from './answer-headers.js';
import { type Authorities, originForm } from './authorities.js';
import { answerWithProblem } from './raw-problem.js';
import { weightOf } from './throttle-refusals.js';
import type { Throttle } from './throttle.js';

/** Lays itself before what has listened to the server's requests so far. */
export function judgeTargets(server: Server, authorities: Authorities, refusals: Throttle): void {
  const [take] = server.listeners('request') as RequestListener[];
  if (!take) throw new Error('Nobody listens to the requests of this server yet.');
  const judge = (request: IncomingMessage, response: ServerResponse, goOn: () => void) => {
    for (const [name, value] of Object.entries(ANSWER_HEADERS)) response.setHeader(name, value);
    const refusal = authorities.refusal(request, request.socket.localPort ?? 0);
    // Once all who listen have heard of the request: a door that closes must know whom it answers.
    if (refusal)
      return void setImmediate(() =>
        refusals.run(request.socket, () => answerWithProblem(response, refusal), weightOf(request)),
      );
    // One spelling, for the router and for all that looks at the path before it.
    request.url = originForm(request.url);
    goOn();
  };
  server.off('request', take);
  server.on('request', (request, response) => judge(request, response, () => take(request, response)));
}
