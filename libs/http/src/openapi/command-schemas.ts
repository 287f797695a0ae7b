/** JSON Schema of the commands, from the very classes that check them, with the newsroom's words and what they mean. */
import * as classValidator from 'class-validator';
import { targetConstructorToSchema, validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { type Class, EDTF_PATTERN, ID, nestedClassOf, newsroom, rulesOf, vocabulary } from '#newsroom';

const PREFIX = '#/components/schemas/';

type Options = NonNullable<Parameters<typeof validationMetadatasToSchemas>[0]>;
type Schema = ReturnType<typeof targetConstructorToSchema>;

/** By class name: each command, and what these are made of. Throws Error where a rule of ours says nothing here. */
export function commandSchemas(): Record<string, object> {
  const options = optionsNow();
  const commands = newsroom.flatMap((stream) => stream.commands);
  for (const { type } of commands) assertEachRuleHasASchema(type);
  // A class with no field of its own, such as AssertClaim, is unknown to the list of all classes.
  const all: Record<string, Schema> = {
    ...validationMetadatasToSchemas(options),
    ...Object.fromEntries(commands.map(({ command, type }) => [command, targetConstructorToSchema(type, options)])),
  };
  const pointedAt = JSON.stringify(all);
  const names = Object.keys(all).filter(
    (name) => commands.some(({ command }) => command === name) || pointedAt.includes(`"${PREFIX}${name}"`),
  );
  return {
    Edtf: EDTF,
    ...Object.fromEntries(names.map((name) => [name, { ...closed(all[name] ?? {}), ...BETWEEN_FIELDS[name] }])),
  };
}

/** The words of a list with what each means, if the list is one of the newsroom's. */
export function meaningsOf(words: unknown[]): string | undefined {
  const list = Object.values(vocabulary).find((one) => Object.keys(one).join() === words.join());
  const meanings = Object.entries(list ?? {}).map(
    ([word, about]: [string, string | { means: string }]) =>
      `\`${word}\`: ${typeof about === 'string' ? about : about.means}`,
  );
  return list && `${meanings.join('; ')}.`;
}

/** What the pattern cannot say: an interval ends no earlier than it begins. */
const EDTF = {
  description:
    'A date as coarse as what is known (ISO 8601-2): a year, a month, a day, a moment to the minute or second with its zone, or from one to another of these, the later one last; `..` leaves a side open. docs/dates.md has all forms.',
  type: 'string',
  format: 'edtf',
  pattern: EDTF_PATTERN,
  examples: ['2024-10-24T15:00Z', '2024-10', '../2024-10-23'],
};

const NUMBER = { type: 'number', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;
const A_DATE = { $ref: `${PREFIX}Edtf` };

/** What a class asks of its fields together. `date` is so in any case, full width, and with spaces around it. */
const BETWEEN_FIELDS: Record<string, object> = {
  IdentifyHolder: { oneOf: [{ required: ['name'] }, { required: ['id'] }] },
  Quantity: {
    if: { properties: { unit: { pattern: '^\\s*[DdＤｄ][AaＡａ][TtＴｔ][EeＥｅ]\\s*$' } } },
    then: { properties: { low: A_DATE, high: A_DATE } },
    else: { properties: { low: NUMBER, high: NUMBER } },
  },
};

/** What the newsroom's own decorators ask for, by their names. */
const OWN_RULES: Options['additionalConverters'] = {
  isEdtf: () => ({ $ref: `${PREFIX}Edtf` }),
  isIdOrNull: { anyOf: [{ type: 'string', pattern: ID.source }, { type: 'null' }] },
  // Said of the class below.
  isEitherOf: {},
  isFigure: { anyOf: [NUMBER, { $ref: `${PREFIX}Edtf` }] },
  isOneSource: { oneOf: [{ required: ['outlet'] }, { required: ['name'] }] },
  isHonestAddress: { type: 'string', format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' },
  // Of what is seen no pattern can tell; docs/texts.md does.
  isText: { type: 'string', pattern: '\\S' },
  whitelistValidation: ({ context }) => ({ description: (context as { means: string }).means }),
  conditionalValidation: ({ constraints: [isChecked] }) => ({
    nullable: !(isChecked as (object: object, value: null) => boolean)({}, null),
  }),
};

/** The rules that class-validator itself has: the library knows them. */
const NOT_OURS = new Set<unknown>(Object.values(classValidator).filter((value) => typeof value === 'string'));

/** A field of a kind that is not told of would be a field of any kind to whoever reads the document. */
function assertEachRuleHasASchema(type: Class, above: Class[] = []): void {
  for (const rule of rulesOf(type)) {
    const { name = rule.type, propertyName } = rule;
    if (rule.type === 'customValidation' && !NOT_OURS.has(name) && !Object.hasOwn(OWN_RULES ?? {}, name))
      throw new Error(
        `${type.prototype.constructor.name}.${propertyName}: the rule ${name} has no schema for OpenAPI. Say in OWN_RULES of libs/http/src/openapi/command-schemas.ts what it takes.`,
      );
    if (rule.type !== 'nestedValidation') continue;
    const nested = nestedClassOf(rule);
    if (!above.includes(nested)) assertEachRuleHasASchema(nested, [...above, type]);
  }
}

/** The nested classes are told in the way of class-transformer, which the library asks. */
function optionsNow(): Options {
  const nested = {
    findTypeMetadata: (type: Class, name: string) => {
      const rule = rulesOf(type).find((one) => one.propertyName === name && one.type === 'nestedValidation');
      return rule && { typeFunction: () => nestedClassOf(rule) };
    },
    getExposedMetadatas: () => [],
    findExcludeMetadata: () => undefined,
  };
  return {
    classTransformerMetadataStorage: nested as never,
    refPointerPrefix: PREFIX,
    additionalConverters: OWN_RULES,
  };
}

/** No fields but these. */
function closed(schema: Schema): object {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, told(field as Field)]);
  return { ...schema, properties: Object.fromEntries(fields) as object, additionalProperties: false };
}

interface Field {
  description?: string;
  enum?: unknown[];
  nullable?: boolean;
}

/** OpenAPI 3.1 has no `nullable`: null is a type of its own. */
function told({ description, nullable = false, ...schema }: Field): object {
  const meanings = schema.enum && meaningsOf(schema.enum);
  const says = [description, meanings, nullable ? 'Null takes it away.' : undefined].filter(Boolean).join(' ');
  return {
    ...(says && { description: says }),
    ...(nullable ? { anyOf: [schema, { type: 'null' }] } : schema),
  };
}
