/** Parameters, as OpenAPI tells them: of a path, a query or a header. */
import type { Log, Parameter } from '#views';
import { meaningsOf } from './command-schemas.js';

type Telling = Pick<Parameter, 'means' | 'schema'>;

export function inPath(
  { means, schema }: Telling,
  log: Log,
  part: { name: string; example?: string | undefined },
): object {
  return { ...part, in: 'path', description: means, required: true, schema: schema(log) };
}

/** With what each word means, where it is one of the newsroom's. */
export function inQuery(name: string, { means, schema: schemaOf }: Telling, log: Log): object {
  const schema = schemaOf(log);
  const meanings = 'enum' in schema ? meaningsOf(schema.enum as unknown[]) : undefined;
  return { name, in: 'query', description: [means, meanings].filter(Boolean).join(' '), required: false, schema };
}

export function header(name: string, { means, schema }: Telling, log: Log): object {
  return { name, in: 'header', description: means, schema: schema(log) };
}
