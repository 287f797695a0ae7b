/**
 * Holds answers against the description of the doors: whatever a test asks, an answer that is not of its schema fails it.
 * A field that the description does not name is no part of an answer, though clients are to expect that more may come.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Described } from '#http';

export interface Answered {
  method: string;
  /** With or without a query. */
  path: string;
  status: number;
  body: unknown;
}

let ofDoors: Promise<Description> | undefined;

/** Made once a process, and only when something is asked. */
export function doorsDescribed(): Promise<Description> {
  return (ofDoors ??= import('#http')
    .then(({ describeDoors }) => describeDoors({ partitions: 12 }))
    .then((described) => new Description(described)));
}

export class Description {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  /** Those with the fewest names in braces first, as routers have them. */
  private readonly templates: { template: string; names: string[] }[];

  constructor(private readonly described: Described) {
    this.ajv.addSchema(closed(described) as object, 'doors');
    this.templates = Object.keys(described.paths)
      .toSorted((one, other) => one.split('{').length - other.split('{').length)
      .map((template) => ({ template, names: template.split('/') }));
  }

  /** Throws with all that is wrong. */
  assertAnswer({ method, path, status, body }: Answered): void {
    if (status >= 400) return this.assertIs('Problem', body);
    const template = this.templateOf(path, method);
    if (template === undefined) throw new Error(`Nothing describes ${method} ${path}, which answered ${status}.`);
    const at = ['paths', template, method.toLowerCase(), 'responses', status, 'content', 'application/json', 'schema'];
    this.assertFits(`#/${at.map(escaped).join('/')}`, body, `${method} ${path}`);
  }

  /** Of a named schema, such as `BulkLine`. */
  assertIs(name: string, value: unknown): void {
    this.assertFits(`#/components/schemas/${name}`, value, `a ${name}`);
  }

  private assertFits(pointer: string, value: unknown, what: string): void {
    const validate = this.ajv.getSchema(`doors${pointer}`);
    if (!validate) throw new Error(`Nothing describes ${what}: ${pointer}`);
    if (validate(value)) return;
    const wrong = validate.errors?.map(({ instancePath, message, params }) =>
      [instancePath || '/', message, JSON.stringify(params)].join(' '),
    );
    throw new Error(`What answered is not what is described of ${what}:\n${wrong?.join('\n')}`);
  }

  private templateOf(path: string, method: string): string | undefined {
    const [asked = ''] = path.split('?');
    const parts = asked.split('/');
    const { paths } = this.described;
    return this.templates.find(({ template, names }) => isLike(names, parts) && paths[template]?.[method.toLowerCase()])
      ?.template;
  }
}

function isLike(names: string[], parts: string[]): boolean {
  return names.length === parts.length && names.every((name, n) => name.startsWith('{') || name === parts[n]);
}

/** No object has more than its schema names. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]));
  return inner.type === 'object' && inner.properties ? { additionalProperties: false, ...inner } : inner;
}

/** As a step of a JSON pointer in a URI's fragment (RFC 6901, section 6). */
function escaped(step: string | number): string {
  return encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
}
