/** Every date of every command, found in the lists and in the rules of the classes themselves: none is named by hand. */
import { getMetadataStorage } from 'class-validator';
import { newsroom } from '../src/newsroom.js';
import type { CommandDefinition } from '../src/stream.js';

export interface DateField {
  command: CommandDefinition;
  /** Such as `changes.publishedAt`. */
  path: string;
}

export const DATE_FIELDS: DateField[] = newsroom
  .flatMap(({ commands }) => commands)
  .flatMap((command) => pathsIn(command.type).map((path) => ({ command, path })));

/** The command's example with a date laid into it. */
export function dated({ command, path }: DateField, date: unknown): object {
  const body = structuredClone(command.example) as Fields;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const fields = names.reduce((inner, name) => (inner[name] ??= { ...FIGURE }) as Fields, body);
  fields[last] = date;
  return body;
}

type Fields = Record<string, unknown>;

/** The one part with a date that an example may lack. */
const FIGURE = { measure: 'deployed', op: 'eq', low: 3000, unit: 'persons' };

function pathsIn(type: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return rules.flatMap((rule) => {
    const { name, type: kind, propertyName, context } = rule;
    if (name === 'isEdtf') return [propertyName];
    if (kind !== 'nestedValidation') return [];
    const { type: named } = (context ?? {}) as { type?: new () => object };
    const nested =
      named ?? (Reflect.getMetadata('design:type', type.prototype as object, propertyName) as new () => object);
    return pathsIn(nested).map((inner) => `${propertyName}.${inner}`);
  });
}
