/**
 * How much a command's class takes, told from its own decorators: which fields, how many items, how long a text. So
 * lengths can be judged before contents, for whatever command the newsroom lists.
 */
import { getMetadataStorage } from 'class-validator';
import { LIMITS } from './limits.js';

export interface Class {
  new (): object;
  prototype: object;
}

type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

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
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
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

/**
 * The class of what is nested in a field, which the newsroom says to class-validator alone: by the property's own type,
 * and for arrays by the decorator's context. Undefined if nothing is nested. Throws Error if a type was lost on the way.
 */
export function nestedIn(type: Class, name: string, rules: Rules): Class | undefined {
  const nested = rules.find((rule) => rule.type === 'nestedValidation');
  if (!nested) return undefined;
  const declared = Reflect.getMetadata('design:type', type.prototype, name) as Class | undefined;
  const found = (nested.context as { type?: Class } | undefined)?.type ?? declared;
  if (found && found !== Object && !Array.isArray(found.prototype)) return found;
  throw new Error(
    `${type.name}.${name} has no class to be checked against: import its class as a value, and name an array's in the context.`,
  );
}

function fieldOf(type: Class, name: string, rules: Rules): Field {
  const nested = nestedIn(type, name, rules);
  const items = most(rules, 'arrayMaxSize');
  if (items === undefined && rules.some((rule) => rule.name === 'isArray' || rule.each))
    throw new Error(`${type.name}.${name} takes any number of items: say how many with ArrayMaxSize.`);
  return {
    text: most(rules, 'maxLength') ?? LIMITS.text,
    ...(nested && { shape: shapeOf(nested) }),
    ...(items !== undefined && { items }),
  };
}

function most(rules: Rules, name: string): number | undefined {
  return rules.find((rule) => rule.name === name)?.constraints[0] as number | undefined;
}
