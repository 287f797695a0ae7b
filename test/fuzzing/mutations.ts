/** Requests that were meant to fit and do not: one to three things of each are other than they should be. */
import { type Arbitrary, array, constant, constantFrom, nat, oneof, record, string, tuple } from 'fast-check';
import { encoded, type FuzzRequest } from './requests.js';
import type { Json } from './schema-values.js';

type Mutation = (request: FuzzRequest) => FuzzRequest;

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e',
  '\ud800',
  '💥',
  '.',
  '..',
  '../..',
  '%',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e999',
  '2024-02-30',
  'Y-170000002',
  '../..',
  '0:0',
  '99:1',
  '0:1 1:2',
  '0:99999999999999999',
  "';--",
  '*',
  '"3"',
  'W/"3"',
  '"-1"',
  'x'.repeat(501),
  '9'.repeat(3000),
];
const ODD_VALUES: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  [],
  {},
  [[]],
  [{}],
  { __proto__x: 1 },
  ...ODD_TEXTS,
];
const MEDIA_TYPES = [
  '',
  'text/plain',
  'application/JSON',
  'Application/x-ndjson',
  'application/json; charset=utf-16',
  'application/json;',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  ',',
];
const HEADERS = [
  'Authorization',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Read-After',
  'Last-Event-ID',
  'Accept',
  'Origin',
  'Content-Encoding',
  'X-Request-Id',
  'Prefer',
  'Range',
  'X-HTTP-Method-Override',
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
/** What a path has for bytes that no text has. */
const RAW = ['%00', '%ff', '%2f', '%ED%A0%80', '%', '%zz', '/', '//', ';', '%252e%252e', '?', '&'];
/** Seldom: each is as much work as a hundred others. */
const HUGE = 300_000;

/** One to three of them, one after the other. */
export function mutated(requests: Arbitrary<FuzzRequest>): Arbitrary<FuzzRequest> {
  return tuple(requests, array(mutations(), { minLength: 1, maxLength: 3 })).map(([request, all]) => ({
    ...all.reduce((one, mutate) => mutate(one), request),
    fits: false,
  }));
}

function mutations(): Arbitrary<Mutation> {
  return oneof(
    { weight: 6, arbitrary: inBody() },
    { weight: 2, arbitrary: ofBody() },
    { weight: 3, arbitrary: ofHeaders() },
    { weight: 3, arbitrary: ofPath() },
    {
      weight: 1,
      arbitrary: constantFrom(...METHODS).map((method): Mutation => (one) => ({ ...one, method })),
    },
  );
}

function oddTexts(): Arbitrary<string> {
  return oneof(constantFrom(...ODD_TEXTS), string({ unit: 'binary', maxLength: 20 }));
}

/** A field, at whatever depth, that is another, is not there, or is one too many. */
function inBody(): Arbitrary<Mutation> {
  return record({
    place: nat(),
    how: constantFrom('replace', 'replace', 'remove', 'add'),
    value: oneof(constantFrom(...ODD_VALUES), oddTexts()),
    name: oddTexts(),
  }).map(
    ({ place, how, value, name }): Mutation =>
      (request) =>
        withJson(request, (body) => {
          const places = placesIn(body);
          const { of, key } = places[place % places.length] ?? {};
          if (!of || key === undefined) return value;
          if (how === 'remove') delete of[key];
          else if (how === 'add') Object.defineProperty(of, name, { value, enumerable: true, configurable: true });
          else of[key] = value;
          return body;
        }),
  );
}

/** The bytes themselves. */
function ofBody(): Arbitrary<Mutation> {
  const changes: ((body: string) => string)[] = [
    (body) => body.slice(0, body.length / 2),
    (body) => `${body}${body}`,
    (body) => `\ufeff${body}`,
    (body) => body.replace('"', '"\\u0000'),
    (body) => body.replace('"', '"\0'),
    (body) => body.replace('"', '"\\ud800'),
    (body) => body.replace('{', '{"claimId":"a","claimId":"b",'),
    (body) => body.replace('{', '{"__proto__":{"a":1},'),
    (body) => body.replace('{', '{"low":12345678901234567890,'),
    (body) => body.replace('{', '{"low":1e999,'),
    (body) => `${'['.repeat(1000)}${body}`,
    (body) => body.replaceAll('\n', '\n\n\r\n'),
    () => '',
    () => 'null',
    () => '\n\n',
  ];
  return oneof(
    { weight: 60, arbitrary: constantFrom(...changes) },
    { weight: 1, arbitrary: constant((body: string) => body.replace('"', `"${'x'.repeat(HUGE)}`)) },
    { weight: 1, arbitrary: constant(() => `{"via":[${'{},'.repeat(HUGE / 4)}{}]}`) },
  ).map(
    (change): Mutation =>
      (request) =>
        request.body === undefined ? request : { ...request, body: change(request.body) },
  );
}

/** Other, doubled, or not there. */
function ofHeaders(): Arbitrary<Mutation> {
  const header = oneof(
    { weight: 3, arbitrary: tuple(constantFrom(...HEADERS), oddTexts()) },
    { weight: 1, arbitrary: tuple(constant('Content-Type'), constantFrom(...MEDIA_TYPES)) },
    { weight: 1, arbitrary: tuple(constant('Expect'), constantFrom('100-continue', 'wonders')) },
  );
  return oneof(
    header.map(([name, value]): Mutation => (request) => ({
      ...request,
      headers: [...without(request, name), [name, sendable(value)]],
    })),
    header.map(([name, value]): Mutation => (request) => ({
      ...request,
      headers: [...request.headers, [name, sendable(value)]],
    })),
    constantFrom('Authorization', 'Content-Type').map((name): Mutation => (request) => ({
      ...request,
      headers: without(request, name),
    })),
  );
}

function ofPath(): Arbitrary<Mutation> {
  const piece = oneof(oddTexts().map(encoded), constantFrom(...RAW));
  const word = constantFrom('at', 'known', 'since', 'cursor', 'limit', 'after', 'q', 'status', 'nobody');
  return record({ piece, word, how: constantFrom('last', 'cut', 'word', 'twice') }).map(
    ({ piece, word, how }): Mutation =>
      (request) => {
        const [where = '', query = ''] = request.path.split(/\?(.*)/s);
        if (how === 'last') return { ...request, path: `${where.replace(/[^/]*$/, piece)}${query && `?${query}`}` };
        if (how === 'cut') return { ...request, path: `${where}${piece}` };
        const more = how === 'word' ? `${word}=${piece}` : `${query}&${query}`;
        return { ...request, path: `${where}?${query && `${query}&`}${more}` };
      },
  );
}

function withJson(request: FuzzRequest, change: (body: Json) => Json): FuzzRequest {
  const { body } = request;
  if (body === undefined) return request;
  const [first = '', ...lines] = body.split('\n');
  try {
    const json = change(JSON.parse(first) as Json);
    return { ...request, body: [JSON.stringify(json), ...lines].join('\n') };
  } catch {
    return request;
  }
}

interface Place {
  of: Record<string, Json>;
  key: string;
}

function placesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, Json>;
  return Object.entries(of).flatMap(([key, inner]) => [{ of, key }, ...placesIn(inner)]);
}

function without({ headers }: FuzzRequest, name: string): FuzzRequest['headers'] {
  return headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
}

/** What Node's client sends: the rest ends as 400 in the parser, which hostile-requests shows. */
function sendable(value: string): string {
  return Buffer.from(value)
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '~');
}
