/**
 * What an event's data must be for a fold to rely on it: the fields of its command's class, each of its JSON type, words
 * of their list, ids that are ids. No rule of a value beside that: what was taken once goes on meaning what it meant,
 * however the rules of what is taken tighten. Whoever can write to the log can write anything.
 */
import { getMetadataStorage } from 'class-validator';
import { ID } from './fields/field.js';

export interface Class {
  new (): object;
  prototype: object;
}

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Fields = Record<string, unknown>;
/** The sound part of a value, which is the value itself unless it has fields that nobody knows. */
type Take = (value: unknown, of: Fields) => unknown;

const REFUSED = Symbol('refused');

/** Gives the data as these classes know it, or undefined if a field is not what it must be. */
export function shapeOf(...classes: Class[]): (data: object) => object | undefined {
  const take = fieldsOf(classes);
  return (data) => {
    const taken = take(data, {});
    return taken === REFUSED ? undefined : (taken as object);
  };
}

/** The class of a nested field: an array's is named in the context, another's is the property's own type. */
export function nestedClassOf({ target, propertyName, context }: Rule): Class {
  const { prototype, name } = target as Class & { name: string };
  const declared = Reflect.getMetadata('design:type', prototype, propertyName) as Class | undefined;
  const nested = (context as { type?: Class } | undefined)?.type ?? declared;
  if (nested && nested !== Object && !Array.isArray(nested.prototype)) return nested;
  throw new Error(
    `${name}.${propertyName} has no class to be checked against: import its class as a value, and name an array's in the context.`,
  );
}

export function rulesOf(type: Class): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
}

function fieldsOf(classes: Class[]): Take {
  const fields = new Map<string, Take>();
  for (const rules of classes.map(rulesOf))
    for (const name of new Set(rules.map(({ propertyName }) => propertyName))) {
      const before = fields.get(name);
      const asked = rules.filter((rule) => rule.propertyName === name);
      assertTypeIsSaid(asked);
      const take = fieldOf(asked);
      fields.set(name, before ? inTurn([before, take]) : take);
    }
  const needed = [...fields.keys()].filter((name) => fields.get(name)?.(undefined, {}) === REFUSED);
  return (value) => {
    if (!isObject(value)) return REFUSED;
    for (const name of needed) if (!Object.hasOwn(value, name)) return REFUSED;
    // Nearly every value is known whole: nothing is made for it.
    let others: Map<string, unknown> | undefined;
    for (const name of Object.keys(value)) {
      const take = fields.get(name);
      const taken = take?.(value[name], value);
      if (taken === REFUSED) return REFUSED;
      if (!take || taken !== value[name]) others = (others ?? new Map<string, unknown>()).set(name, taken);
    }
    if (!others) return value;
    const known = Object.keys(value).filter((name) => fields.has(name));
    return Object.fromEntries(known.map((name) => [name, others.has(name) ? others.get(name) : value[name]]));
  };
}

/** Else a fold would take anything for it. */
function assertTypeIsSaid(rules: Rule[]): void {
  if (rules.some((rule) => takeBy(rule))) return;
  const [{ target, propertyName } = {}] = rules;
  const names = rules.flatMap(({ name }) => name ?? []).join(', ');
  throw new Error(
    `Of ${(target as { name?: string }).name}.${propertyName} no rule says its JSON type (${names}): put what its rule implies into TYPES of libs/newsroom/src/shape.ts.`,
  );
}

/** All that is asked of one field; what may be left out, or be null, is asked nothing then. */
function fieldOf(rules: Rule[]): Take {
  const conditions = rules.flatMap(({ type, constraints }) =>
    type === 'conditionalValidation' ? [constraints[0] as (of: Fields, value: unknown) => boolean] : [],
  );
  const take = inTurn(rules.flatMap((rule) => takeBy(rule) ?? []));
  if (conditions.length === 0) return take;
  return (value, of) => (conditions.every((isAsked) => isAsked(of, value)) ? take(value, of) : value);
}

function inTurn(takes: Take[]): Take {
  const [first = (value) => value, ...others] = takes;
  if (others.length === 0) return first;
  const rest = inTurn(others);
  return (value, of) => {
    const taken = first(value, of);
    return taken === REFUSED ? REFUSED : rest(taken, of);
  };
}

/** Undefined for a rule that implies no type. */
function takeBy(rule: Rule): Take | undefined {
  const take =
    rule.type === 'nestedValidation' ? fieldsOf([nestedClassOf(rule)]) : takeIf(TYPES[rule.name ?? '']?.(rule));
  return take && rule.each ? ofEach(take) : take;
}

function takeIf(test: ((value: unknown) => boolean) | undefined): Take | undefined {
  return test && ((value) => (test(value) ? value : REFUSED));
}

function ofEach(take: Take): Take {
  return (values, of) => {
    if (!Array.isArray(values)) return REFUSED;
    const taken = values.map((value) => take(value, of));
    if (taken.includes(REFUSED)) return REFUSED;
    return taken.every((one, place) => one === values[place]) ? values : taken;
  };
}

/** The JSON type that a rule implies, by class-validator's name of it. A rule that is not here is of the value alone. */
const TYPES: Partial<Record<string, (rule: Rule) => (value: unknown) => boolean>> = {
  isString: () => isText,
  isText: () => isText,
  isUrl: () => isText,
  isHonestAddress: () => isText,
  isEdtf: () => isText,
  isIdOrNull: () => (value) => value === null || (isText(value) && ID.test(value)),
  isFigure: () => (value) => isText(value) || Number.isFinite(value),
  isBoolean: () => (value) => typeof value === 'boolean',
  isArray: () => Array.isArray,
  isObject: () => isObject,
  isIn:
    ({ constraints }) =>
    (value) =>
      (constraints[0] as unknown[]).includes(value),
  // What streams and rows are found by is the same for ever.
  matches:
    ({ constraints }) =>
    (value) =>
      isText(value) && (constraints[0] !== ID || ID.test(value)),
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
