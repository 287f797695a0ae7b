/** Schemas as OpenAPI has them: one with an `$id` stands among the components, by that name, and is referred to. */
export class Components {
  readonly schemas: Record<string, object> = {};

  /** The schema as it is written where it is used. Throws if another has its name. */
  refer(schema: object): object {
    const { $id, ...plain } = this.within(schema) as { $id?: string };
    if ($id === undefined) return plain;
    const known = this.schemas[$id];
    if (known && JSON.stringify(known) !== JSON.stringify(plain)) throw new Error(`Two schemas are called ${$id}.`);
    this.schemas[$id] = plain;
    return { $ref: `#/components/schemas/${$id}` };
  }

  private within(value: object): object {
    const inner = (one: unknown) => (typeof one === 'object' && one !== null ? this.referAny(one) : one);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, EXAMPLES.has(key) ? one : inner(one)]));
  }

  private referAny(value: object): unknown {
    return Array.isArray(value)
      ? value.map((one: unknown) => (typeof one === 'object' && one !== null ? this.referAny(one) : one))
      : this.refer(value);
  }
}

/** What stands there is an answer, and no schema. */
const EXAMPLES = new Set(['example', 'examples']);
