/** Requests that fit what our own OpenAPI says of a path: its parameters, its body, a key that is on file. */
import { type Arbitrary, array, constant, constantFrom, oneof, record } from 'fast-check';
import { type Json, mayLack, type Schema, SchemaValues } from './schema-values.js';

export interface FuzzRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: [string, string][];
  body?: string;
  /** Has it what the schema asks for? Then it is not refused for its form. */
  fits: boolean;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; example?: Json }> };
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What a schema cannot tell: a cursor is what a page gave, and a feed goes on behind what the log has. */
const NOT_MADE_UP = 'cursor';
const IN_THE_LOG = ['after', 'Last-Event-ID'];
const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

export class Requests {
  private readonly values: SchemaValues;

  constructor(
    private readonly document: OpenApi,
    private readonly keys: string[],
  ) {
    this.values = new SchemaValues(document.components.schemas, idsIn(document));
  }

  /** Of every path of the document, one as often as the other. */
  fitting(): Arbitrary<FuzzRequest> {
    const { paths } = this.document;
    return oneof(
      ...Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => this.operation({ method, path, operation })),
      ),
    );
  }

  private operation({ method, path, operation }: { method: string; path: string; operation: Operation }) {
    const { parameters = [], requestBody } = operation;
    const taken = parameters.filter(({ name }) => name !== NOT_MADE_UP);
    const owner = /\/v1\/([a-z]+)s\/\{id\}/.exec(path)?.[1] ?? '';
    const said = record(Object.fromEntries(taken.map((one) => [`${one.in} ${one.name}`, this.parameter(one, owner)])));
    const body: Arbitrary<[string, string] | undefined> = requestBody ? this.body(requestBody) : constant(undefined);
    return record({ said, body, key: constantFrom(...this.keys), accept: constantFrom(JSON_TYPE, '*/*') }).map(
      ({ said, body, key, accept }): FuzzRequest => {
        const of = (where: string) =>
          taken.flatMap(({ name, in: place }): [string, string][] => {
            const value = said[`${place} ${name}`];
            return place === where && value !== undefined ? [[name, String(value)]] : [];
          });
        const isLive = path === '/v1/feed' && accept !== JSON_TYPE;
        const isSaid = ([name]: [string, string]) => path !== '/v1/feed' || IN_THE_LOG.includes(name) === isLive;
        const query = of('query')
          .filter(isSaid)
          .map(([name, value]) => `${name}=${encoded(value)}`)
          .join('&');
        const where = of('path').reduce((all, [name, value]) => all.replace(`{${name}}`, encoded(value)), path);
        const headers: FuzzRequest['headers'] = [
          ['authorization', `Bearer ${key}`],
          ['accept', accept],
          ...of('header').filter(isSaid),
        ];
        return {
          method: method.toUpperCase(),
          path: query === '' ? where : `${where}?${query}`,
          headers: body ? [...headers, ['content-type', body[0]]] : headers,
          ...(body && { body: body[1] }),
          fits: true,
        };
      },
    );
  }

  /** A header seldom: a version that is not the stream's, or a position to wait for, ends all else. */
  private parameter({ name, in: place, required, schema }: Parameter, owner: string): Arbitrary<Json | undefined> {
    const values = IN_THE_LOG.includes(name) ? constant('0:0') : this.values.of(schema, `${owner}Id`);
    return required ? values : mayLack(values, place === 'header' ? 0.1 : 0.4);
  }

  private body({ content }: NonNullable<Operation['requestBody']>): Arbitrary<[string, string]> {
    const json = content[JSON_TYPE];
    if (json) return this.values.of(json.schema).map((body) => [JSON_TYPE, JSON.stringify(body)]);
    return array(this.line(), { minLength: 1, maxLength: 8 }).map((lines) => [LINES_TYPE, lines.join('\n')]);
  }

  private line(): Arbitrary<string> {
    const { paths } = this.document;
    const lines = Object.entries(paths).flatMap(([path, { post }]) => {
      const schema = post?.requestBody?.content[JSON_TYPE]?.schema;
      const command = path.split('/').at(-1) ?? '';
      return schema ? [this.values.of(schema).map((body) => JSON.stringify({ command, body }))] : [];
    });
    return oneof(...lines);
  }
}

/** As a part of a path or a query; half a pair of surrogates has no bytes of its own. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('.', '%2E');
}

/** What the examples have as ids, by the names of their fields, and two that stand for nothing. */
function idsIn({ paths }: OpenApi): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  JSON.stringify(paths, (name, value: unknown) => {
    if (/(?<!operation)Id$/.test(name) && typeof value === 'string' && !(ids[name] ??= ['a']).includes(value))
      ids[name].push(value);
    return value;
  });
  return ids;
}
