/**
 * What goes wrong, as RFC 9457 problem documents: one table maps each kind of answer to its status.
 * docs/errors.md mirrors it; a test compares the two.
 */
import { NotReady, OtherContent, StreamMoved, TooLarge } from '#command-handling';
import { InvalidPosition } from '#ledger';
import { RuleBroken } from '#newsroom';
import { ViewsAway } from '#views';

/** Codes that the door itself gives; a rule's own code comes with status 409. */
export const PROBLEMS = {
  'request.malformed': { status: 400, title: 'The request is malformed' },
  'position.invalid': { status: 400, title: 'The request is malformed' },
  'key.missing': { status: 401, title: 'A key is needed' },
  'role.forbidden': { status: 403, title: "The key's role may not do this" },
  'path.not-found': { status: 404, title: 'Not found' },
  'command.unknown': { status: 404, title: 'There is no such command' },
  'rule.broken': { status: 409, title: 'A rule refuses the command' },
  'stream.moved': { status: 412, title: 'Somebody wrote first' },
  'command.too-large': { status: 413, title: 'Too large' },
  'content.not-json': { status: 415, title: 'Not JSON' },
  'command.other-content': { status: 422, title: 'Same key, other content' },
  'server.failed': { status: 500, title: 'The server failed' },
  'service.not-ready': { status: 503, title: 'Not now' },
  'views.behind': { status: 503, title: 'The views are behind' },
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

export interface ProblemDocument {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
  /** With `stream.moved`: the version that the stream has. */
  version?: number;
}

/** Any error as a document; what nobody foresaw says nothing of its inside. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof RuleBroken) return { ...document('rule.broken', error.message), code: error.code };
  if (error instanceof StreamMoved) return { ...document(error.code, error.message), version: error.version };
  if (error instanceof Problem)
    return { ...document(error.code, error.message), ...(error.errors && { errors: error.errors }) };
  if (
    error instanceof OtherContent ||
    error instanceof NotReady ||
    error instanceof ViewsAway ||
    error instanceof TooLarge ||
    error instanceof InvalidPosition
  ) {
    return document(error.code, error.message);
  }
  return (
    ofFramework(error) ??
    document('server.failed', 'Something failed that should not. The log of the service says what.')
  );
}

function document(code: ProblemCode, detail: string): ProblemDocument {
  return { type: 'about:blank', ...PROBLEMS[code], code, detail };
}

/** Nest's and Fastify's own refusals carry a status. */
function ofFramework(error: unknown): ProblemDocument | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : undefined;
  const codes: Record<number, ProblemCode> = {
    400: 'request.malformed',
    404: 'path.not-found',
    413: 'command.too-large',
    415: 'content.not-json',
  };
  const code = codes[Number(status)];
  return code && document(code, error.message);
}
