/** Any error as an RFC 9457 problem document that is never long, whatever its caller sent, with the headers that go with it. */
import { NotReady, OtherContent, StreamMoved, StreamPassedOver, TooLarge, UnlikeLog } from '#command-handling';
import { InvalidPosition } from '#ledger';
import { RuleBroken } from '#newsroom';
import { LargeClaimsBusy, StoryPassedOver, ViewsAway, ViewsFilling } from '#views';
import { LIMITS } from './limits.js';
import { type FieldError, Problem, type ProblemCode, PROBLEMS } from './problems.js';

export interface ProblemDocument {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail: string;
  /** The first of them. */
  errors?: FieldError[];
  /** How many more there are. */
  moreErrors?: number;
  /** With `stream.moved`: the version that the stream has. */
  version?: number;
}

/** Bytes of JSON: with so many errors, what is said of each and of all stays below the limit of the whole. */
const LONGEST = { detail: 4000, field: 250, message: 1000 };

/** What nobody foresaw says nothing of its inside. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof RuleBroken) return { ...document('rule.broken', error.message), code: error.code };
  if (error instanceof StreamMoved) return { ...document(error.code, error.message), version: error.version };
  if (error instanceof Problem)
    return { ...document(error.code, error.message), ...(error.errors && some(error.errors)) };
  if (
    error instanceof OtherContent ||
    error instanceof NotReady ||
    error instanceof UnlikeLog ||
    error instanceof StreamPassedOver ||
    error instanceof StoryPassedOver ||
    error instanceof ViewsAway ||
    error instanceof ViewsFilling ||
    error instanceof LargeClaimsBusy ||
    error instanceof TooLarge ||
    error instanceof InvalidPosition
  ) {
    return document(error.code, error.message);
  }
  return (
    ofFramework(error) ??
    document(
      'server.failed',
      'Something failed that should not. The log of the service says what: quote the Request-Id.',
    )
  );
}

/** The headers of an answer that is this problem. */
export function headersOf({ status }: ProblemDocument): Record<string, string> {
  return {
    'Content-Type': 'application/problem+json',
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(status === 503 && { 'Retry-After': '1' }),
  };
}

function document(code: ProblemCode, detail: string): ProblemDocument {
  const { status, title } = PROBLEMS[code];
  return { type: 'about:blank', title, status, code, detail: clipped(detail, LONGEST.detail) };
}

function some(errors: FieldError[]): Pick<ProblemDocument, 'errors' | 'moreErrors'> {
  const told = errors.slice(0, LIMITS.errors).map(({ field, message }) => ({
    field: clipped(field, LONGEST.field),
    message: clipped(message, LONGEST.message),
  }));
  const more = errors.length - told.length;
  return { errors: told, ...(more > 0 && { moreErrors: more }) };
}

/** What callers send comes back in texts: of one that is too long its beginning. */
function clipped(text: string, bytes: number): string {
  let start = text.slice(0, bytes);
  while (Buffer.byteLength(JSON.stringify(start)) > bytes) start = start.slice(0, start.length * 0.8);
  return start === text ? text : `${start.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** To whoever sends another, or none. */
const MEDIA_TYPES =
  'Say in Content-Type what the body is: application/json for one command, application/x-ndjson for many.';

/** Nest's and Fastify's own refusals carry a status. */
function ofFramework(error: unknown): ProblemDocument | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : undefined;
  const codes = new Map<unknown, ProblemCode>([
    [400, 'request.malformed'],
    [404, 'path.not-found'],
    [413, 'command.too-large'],
    [414, 'path.too-long'],
    [415, 'content.not-json'],
  ]);
  const code = codes.get(status);
  return code && document(code, code === 'content.not-json' ? MEDIA_TYPES : error.message);
}
