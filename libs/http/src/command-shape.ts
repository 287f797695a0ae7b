/**
 * How much a command's class takes, told from its own decorators: which fields, how many items, how long a text. So
 * lengths can be judged before contents, for whatever command the newsroom lists.
 */
import { type Class, nestedClassOf, rulesOf } from '#newsroom';
import { LIMITS } from './limits.js';

type Rules = ReturnType<typeof rulesOf>;

export interface Shape {
  type: Class;
  /** By their names; a map, for an object has members that nobody put there. */
  fields: Map<string, Field>;
}

export interface Field {
  /** Of the object that is its value, or each of its items. */
  shape?: Shape;
  /** How many items it takes, if it is an array. */
  items?: number;
  /** Characters of its text, or of each. */
  text: number;
}

const shapes = new Map<Class, Shape>();

/** Throws Error where a class does not say what is in a field, or how many items. */
export function shapeOf(type: Class): Shape {
  const known = shapes.get(type);
  if (known) return known;
  const shape: Shape = { type, fields: new Map() };
  shapes.set(type, shape);
  const rules = rulesOf(type);
  for (const name of new Set(rules.map(({ propertyName }) => propertyName)))
    shape.fields.set(
      name,
      fieldOf(
        type,
        name,
        rules.filter(({ propertyName }) => propertyName === name),
      ),
    );
  return shape;
}

function fieldOf(type: Class, name: string, rules: Rules): Field {
  const nested = rules.find((rule) => rule.type === 'nestedValidation');
  const items = most(rules, 'arrayMaxSize');
  if (items === undefined && rules.some((rule) => rule.name === 'isArray' || rule.each))
    throw new Error(`${type.name}.${name} takes any number of items: say how many with ArrayMaxSize.`);
  return {
    text: most(rules, 'maxLength') ?? LIMITS.text,
    ...(nested && { shape: shapeOf(nestedClassOf(nested)) }),
    ...(items !== undefined && { items }),
  };
}

function most(rules: Rules, name: string): number | undefined {
  return rules.find((rule) => rule.name === name)?.constraints[0] as number | undefined;
}
