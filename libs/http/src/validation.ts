/** Whether a body is the command that it is posted as: every fault at once, each with its field. */
import { plainToInstance, Type } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type Class, type CommandDefinition, nestedClassOf, rulesOf } from '#newsroom';
import { type FieldError, Problem } from './problems.js';

/** Throws Problem `request.malformed` with all field errors. The body is taken as it is, never changed. */
export function validated({ type, name, gone = {} }: CommandDefinition, body: unknown): object {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('request.malformed', `The body of ${name} is a JSON object with the command's fields.`);
  }
  const command = plainToInstance(type, body, { exposeUnsetFields: false });
  const errors = validateSync(command, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return body;
  const fields = errors
    .flatMap((error) => fieldErrors(error, ''))
    .map(({ field, message }) => ({ field, message: Object.hasOwn(gone, field) ? (gone[field] ?? message) : message }));
  throw new Problem(
    'request.malformed',
    `${name} has ${fields.length} wrong fields: ${fields.map(({ field }) => field).join(', ')}.`,
    fields,
  );
}

/**
 * Tells class-transformer the classes of nested fields, which the newsroom says to class-validator alone: by the
 * property's own type, and for arrays by the decorator's context. Throws if a type was lost on the way.
 */
export function registerNestedTypes(type: Class, seen = new Set<Class>()): void {
  if (seen.has(type)) return;
  seen.add(type);
  for (const rule of rulesOf(type).filter((one) => one.type === 'nestedValidation')) {
    const nested = nestedClassOf(rule);
    Type(() => nested)((rule.target as Class).prototype, rule.propertyName);
    registerNestedTypes(nested, seen);
  }
}

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, above: string): FieldError[] {
  const index = /^\d+$/.test(property);
  const field = index ? `${above}[${property}]` : above === '' ? property : `${above}.${property}`;
  const own = Object.values(constraints).map((message) => ({ field, message }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, field))];
}
