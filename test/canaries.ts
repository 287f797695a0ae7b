/**
 * A canary in every text that a command takes, each its own: whatever is answered later shows where a text got to. Which
 * fields are texts is what OpenAPI says of the command's schema; the rest is as in its example.
 */
interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  tags?: string[];
  parameters?: { name: string; in: string; schema?: Schema }[];
  responses?: Record<string, { description: string }>;
  requestBody?: { content: Record<string, { schema: { $ref: string }; example: Record<string, unknown> }> };
}

const ID = '^[a-z0-9-]{1,100}$';

export class Canaries {
  /** Each with the field that it was put into. */
  readonly planted = new Map<string, string>();
  private count = 0;

  constructor(private readonly description: Description) {}

  /** The commands of a kind of stream, in the order in which its list has them. */
  commandsOf(category: string): string[] {
    return Object.entries(this.description.paths).flatMap(([path, { post }]) =>
      post?.tags?.includes(`${category} commands`) ? [path.slice('/v1/commands/'.length)] : [],
    );
  }

  takes(command: string, field: string): boolean {
    return field in (this.schemaOf(command).properties ?? {});
  }

  /** Its example, without a date that may be left out, and with a canary in each text; `fixed` is what it is about. */
  bodyOf(command: string, fixed: Record<string, unknown>): Record<string, unknown> {
    const { schema, example } = this.described(command);
    const about = Object.entries(fixed).filter(([field]) => this.takes(command, field));
    return this.filled(schema, { place: command, example: { ...example, ...Object.fromEntries(about) } }) as Record<
      string,
      unknown
    >;
  }

  /** One text alone, of a command whose others are given. */
  textOf(command: string, field: string): string {
    const before = new Set(this.planted.keys());
    const text = String(this.bodyOf(command, {})[field]);
    for (const canary of this.planted.keys())
      if (!before.has(canary) && !text.includes(canary)) this.planted.delete(canary);
    return text;
  }

  /** Those of a text that somebody was told. */
  in(text: string): string[] {
    return [...this.planted.keys()].filter((canary) => text.includes(canary)).map((canary) => this.told(canary));
  }

  all(): string[] {
    return [...this.planted.keys()].map((canary) => this.told(canary));
  }

  private told(canary: string): string {
    return `${canary}, planted in ${this.planted.get(canary)}`;
  }

  private described(command: string) {
    const { schema, example } = this.description.paths[`/v1/commands/${command}`]?.post?.requestBody?.content[
      'application/json'
    ] ?? { schema: {}, example: {} };
    return { schema, example };
  }

  private schemaOf(command: string): Schema {
    return this.meant(this.described(command).schema);
  }

  private filled(schema: Schema, { place, example }: { place: string; example: unknown }): unknown {
    const { properties, items, required = [] } = this.meant(schema);
    if (this.isText(schema)) return this.plant(this.meant(schema), place);
    if (items) {
      if (!this.hasText(items)) return example;
      const [first] = Array.isArray(example) ? (example as unknown[]) : [];
      return [this.filled(items, { place: `${place}[]`, example: first })];
    }
    if (!properties) return example ?? this.first(this.meant(schema));
    const fields = Object.entries(properties).flatMap(([name, field]) => {
      const its = (example as Record<string, unknown> | undefined)?.[name];
      const isShown = its !== undefined && !this.isDate(field);
      const isWanted = required.includes(name) || this.hasText(field) || isShown;
      return isWanted ? [[name, this.filled(field, { place: `${place}.${name}`, example: its })]] : [];
    });
    return Object.fromEntries(fields) as object;
  }

  private plant(schema: Schema, place: string): string {
    const canary = `cnry${String(this.count++).padStart(3, '0')}`;
    this.planted.set(canary, place);
    return holding(canary, schema) ?? canary;
  }

  private isText(schema: Schema): boolean {
    const { type, enum: words, pattern } = this.meant(schema);
    const isWord = type !== 'string' || words !== undefined || pattern === ID || this.isDate(schema);
    return !isWord && holding('cnry000', this.meant(schema)) !== undefined;
  }

  private hasText(schema: Schema): boolean {
    const { properties = {}, items } = this.meant(schema);
    return (
      this.isText(schema) || [...Object.values(properties), ...(items ? [items] : [])].some((one) => this.hasText(one))
    );
  }

  private isDate({ $ref, anyOf = [] }: Schema): boolean {
    return ($ref?.endsWith('/Edtf') ?? false) || anyOf.some((one) => this.isDate(one));
  }

  /** Of alternatives the first. */
  private meant(schema: Schema): Schema {
    const { $ref, anyOf } = schema;
    if ($ref) return this.description.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {};
    return anyOf?.[0] ? this.meant(anyOf[0]) : schema;
  }

  private first({ enum: words, type }: Schema): unknown {
    return words ? words[0] : type === 'number' ? 3 : true;
  }
}

/** A text of the field with the canary in it; undefined if the field has no room for one, such as a country's code. */
function holding(canary: string, { format, pattern = '' }: Schema): string | undefined {
  if (format === 'uri') return `https://${canary}.example/${canary}`;
  return [canary, `en-${canary}`].find((text) => new RegExp(pattern).test(text));
}
