/** What goes wrong: one table maps each kind of answer to its status. docs/errors.md is made from it. */
/** Codes that the door itself gives, with when; a rule's own code comes with status 409. */
export const PROBLEMS = {
  'request.malformed': {
    status: 400,
    title: 'The request is malformed',
    means: 'the body, a word of the query or a header is wrong; `detail` says what',
  },
  'moment.in-the-future': {
    status: 400,
    title: 'Not yet',
    means: '`at` or `known` is a moment that has not begun, or a position that is not in the log yet',
  },
  'position.invalid': {
    status: 400,
    title: 'The request is malformed',
    means: '`Read-After`, `Last-Event-ID` or `after` is no position of this log',
  },
  'key.missing': { status: 401, title: 'A key is needed', means: 'no key was sent, or one that is not on file' },
  'key.expired': {
    status: 401,
    title: 'The key has expired',
    means: 'the key was good until the moment that `detail` names',
  },
  'role.forbidden': {
    status: 403,
    title: "The key's role may not do this",
    means: "the command, or the question, is not one for the key's role",
  },
  'origin.elsewhere': {
    status: 403,
    title: 'Asked by a page of elsewhere',
    means: "a browser's `Origin` (or `Sec-Fetch-Site`) is another site's: no page but the door's own may ask",
  },
  'path.not-found': { status: 404, title: 'Not found', means: 'nothing is on file there, or there is no such path' },
  'command.unknown': { status: 404, title: 'There is no such command', means: 'no command has this name' },
  'method.not-allowed': {
    status: 405,
    title: 'Not by this method',
    means: 'the path is there, and not by this method; `Allow` says by which',
  },
  'request.timed-out': {
    status: 408,
    title: 'Too slow',
    means: 'the request did not come to its end in time; what of it was answered stands',
  },
  'rule.broken': {
    status: 409,
    title: 'A rule refuses the command',
    means: "a rule of the newsroom is against it; the code is the rule's own",
  },
  'stream.moved': {
    status: 412,
    title: 'Somebody wrote first',
    means: 'the stream is not at the version that `If-Match` names; `version` says where it is',
  },
  'command.too-large': {
    status: 413,
    title: 'Too large',
    means: 'the body, the line or what it comes to is longer than the door or the log takes',
  },
  'path.too-long': {
    status: 414,
    title: 'Path too long',
    means: 'the path, or an id in it, is longer than any that there is',
  },
  'content.not-json': {
    status: 415,
    title: 'Not JSON',
    means: 'one command is `application/json`, many are `application/x-ndjson`',
  },
  'content.encoded': {
    status: 415,
    title: 'Encoded',
    means: 'the body has a `Content-Encoding` such as gzip, or a transfer coding other than chunked',
  },
  'expectation.unknown': {
    status: 417,
    title: 'Expectation unknown',
    means: '`Expect` asks for something else than 100-continue',
  },
  'host.unknown': {
    status: 421,
    title: "Not this door's name",
    means:
      '`Host` is no name of this door: without keys `127.0.0.1`, `localhost` or `[::1]` with its port, with keys any address and what `STET_HOSTS` names',
  },
  'command.other-content': {
    status: 422,
    title: 'Same key, other content',
    means: 'the idempotency key was used on this stream for another command or another body',
  },
  'header.too-large': {
    status: 431,
    title: 'Header too large',
    means: 'the request line and its headers together are longer than the door takes',
  },
  'server.failed': {
    status: 500,
    title: 'The server failed',
    means: 'something failed that should not; the log of the service says what',
  },
  'service.not-ready': {
    status: 503,
    title: 'Not now',
    means: 'the service cannot take it now; `Retry-After` says when to ask again',
  },
  'stream.unlike-log': {
    status: 503,
    title: 'Not what the log holds',
    means:
      'what the views hold of the stream, or of one that the command names, is not what the log holds, so nothing is decided on it; the log of the service has an alarm, and once the views are built anew the command is taken',
  },
  'stream.passed-over': {
    status: 503,
    title: 'Passed over',
    means:
      'what stands on this claim, report or outlet cannot be taken by this release: nothing of it is lost, the log of the service says from which record on, and `/v1/streams/<id>` has all of it',
  },
  'views.filling': {
    status: 503,
    title: 'The views are being filled',
    means:
      'a release whose views are made otherwise fills its own from the log, and until then answers no question of them; `detail` says how far it is. Commands are taken meanwhile',
  },
  'views.behind': {
    status: 503,
    title: 'The views are behind',
    means: 'the views do not include the position of `Read-After` yet; ask again',
  },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  /** `via[0].outlet`; empty for the whole. */
  field: string;
  message: string;
}

/** A refusal by the door itself. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors?: FieldError[],
  ) {
    super(detail);
  }
}
