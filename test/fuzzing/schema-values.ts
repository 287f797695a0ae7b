/** Values that fit a JSON Schema, such as our own OpenAPI has them: odd ones, and those at its bounds, among them. */
import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  nat,
  oneof,
  record,
} from 'fast-check';
import { string, stringMatching, uniqueArray, webUrl } from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Schema {
  $ref?: string;
  type?: string;
  enum?: Json[];
  const?: Json;
  pattern?: string;
  format?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  if?: Schema;
  then?: Schema;
  else?: Schema;
}

const LONGEST = 2000;
const MOST_ITEMS = 4;
/** What a pattern takes, and docs/texts.md does not. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

export class SchemaValues {
  private readonly made = new Map<string, Arbitrary<Json>>();

  constructor(
    private readonly schemas: Record<string, Schema>,
    /** By the names of their fields, most of them on file: by chance nobody would find one. */
    private readonly ids: Record<string, string[]>,
  ) {}

  /** Of a field of this name. */
  of(schema: Schema, name = ''): Arbitrary<Json> {
    const key = `${name} ${JSON.stringify(schema)}`;
    const values = this.made.get(key) ?? this.make(this.resolved(schema), name);
    this.made.set(key, values);
    return values;
  }

  private make(schema: Schema, name: string): Arbitrary<Json> {
    const { type, enum: words, anyOf } = schema;
    if (schema.const !== undefined) return constant(schema.const);
    if (words) return constantFrom(...words);
    if (anyOf) return oneof(...anyOf.map((one) => this.of(one, name)));
    if (type === 'object') return this.objects(schema);
    if (type === 'array') return this.list(schema, name);
    if (type === 'string') return this.strings(schema, name);
    return plain(schema);
  }

  private list({ items = {}, minItems = 0, maxItems = MOST_ITEMS, uniqueItems = false }: Schema, name: string) {
    const length = { minLength: minItems, maxLength: Math.min(maxItems, MOST_ITEMS) };
    const item = this.of(items, name);
    return uniqueItems ? uniqueArray(item, length) : array(item, length);
  }

  /** Where one of several is required, the others' fields are left out. */
  private objects(schema: Schema): Arbitrary<Json> {
    const { if: condition, then = {}, else: otherwise = {}, oneOf, ...rest } = schema;
    if (oneOf) {
      const [one, other] = oneOf.map(({ required = [] }) => required);
      const without = (names: string[] = []) =>
        Object.fromEntries(Object.entries(rest.properties ?? {}).filter(([name]) => !names.includes(name)));
      const either = (with_: string[] = [], out: string[] = []) =>
        this.objects({ ...rest, properties: without(out), required: [...(rest.required ?? []), ...with_] });
      return oneof(either(one, other), either(other, one));
    }
    if (condition) {
      const fits = (value: Json) =>
        Object.entries(condition.properties ?? {}).every(([name, { pattern = '' }]) =>
          new RegExp(pattern, 'u').test(String((value as Record<string, Json>)[name])),
        );
      return oneof(
        this.objects(merged(rest, condition, then)).filter(fits),
        this.objects(merged(rest, otherwise)).filter((value) => !fits(value)),
      );
    }
    const { properties = {}, required = [] } = rest;
    const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, this.of(field, name)]));
    return record(fields, { requiredKeys: required });
  }

  private strings({ pattern, format, maxLength = LONGEST }: Schema, name: string): Arbitrary<Json> {
    if (format === 'uri') return webUrl({ withQueryParameters: true }).filter(({ length }) => length <= maxLength);
    if (format === 'edtf') return stringMatching(new RegExp(pattern ?? '')).map(inOrder);
    if (pattern === undefined || pattern === String.raw`\S`) return texts(maxLength);
    if (pattern.startsWith('^(?=')) return positions();
    const matching = stringMatching(new RegExp(pattern, 'u')).filter(
      (text) => !UNSEEN.test(text) && text.length <= maxLength,
    );
    const known = (this.ids[name] ?? []).filter((id) => new RegExp(pattern, 'u').test(id));
    return known.length > 0 ? oneof({ weight: 4, arbitrary: constantFrom(...known) }, matching) : matching;
  }

  private resolved({ $ref, ...rest }: Schema): Schema {
    return $ref === undefined ? rest : { ...this.resolved(this.schemas[$ref.split('/').at(-1) ?? ''] ?? {}), ...rest };
  }
}

function plain({ type, minimum = -1e9, maximum = 1e9 }: Schema): Arbitrary<Json> {
  if (type === 'boolean') return boolean();
  if (type === 'integer') return integer({ min: minimum, max: maximum });
  if (type === 'number')
    return oneof(nat(), double({ min: minimum, max: maximum, noNaN: true }), constantFrom(minimum, maximum, 0.1));
  return constant(null);
}

/** Seen by whoever reads them, however odd. */
function texts(maxLength: number): Arbitrary<string> {
  return oneof(
    string({ unit: 'grapheme', maxLength: 30 }).map((text) =>
      `x${text}`.slice(0, maxLength).replace(/\p{Surrogate}$/u, ''),
    ),
    constantFrom('x'.repeat(maxLength), '😀'.repeat(maxLength), '한국', 'لا', 'é'),
  ).filter((text) => !/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/u.test(text));
}

/** Seldom of what is not there: whoever asks for that waits two seconds. */
function positions(): Arbitrary<string> {
  const counts = oneof({ weight: 200, arbitrary: constantFrom(0, 1) }, constantFrom(10, 999_999_999_999_999));
  return uniqueArray(nat(11), { minLength: 1, maxLength: 3 }).chain((partitions) =>
    array(counts, { minLength: partitions.length, maxLength: partitions.length }).map((all) =>
      partitions
        .toSorted((one, other) => one - other)
        .map((partition, n) => `${partition}:${all[n]}`)
        .join(','),
    ),
  );
}

/** What no pattern can say: an interval ends no earlier than it begins. */
function inOrder(text: string): string {
  const [from = '', to] = text.split('/');
  if (to === undefined || from === '..' || to === '..') return text;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (Math.abs(years) < 2) return from;
  return years > 0 ? text : `${to}/${from}`;
}

/** Of a field that several speak of, the last narrows what the first says. */
function merged(first: Schema, ...others: Schema[]): Schema {
  const properties = { ...first.properties };
  for (const [name, narrower] of others.flatMap(({ properties: fields = {} }) => Object.entries(fields))) {
    const { anyOf: _wider, ...field } = properties[name] ?? {};
    properties[name] = { ...field, ...narrower };
  }
  return { ...first, properties };
}

/** There in so many of all cases. */
export function mayLack<T>(values: Arbitrary<T>, share: number): Arbitrary<T | undefined> {
  return oneof(
    { weight: Math.round(100 * share), arbitrary: values },
    { weight: Math.round(100 * (1 - share)), arbitrary: constant(undefined) },
  );
}
