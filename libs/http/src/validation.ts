/** Whether a body is the command that it is posted as: every fault at once, each with its field. */
import { type ValidationError, validateSync } from 'class-validator';
import type { CommandDefinition } from '#newsroom';
import { type Field, type Shape, shapeOf } from './command-shape.js';
import { type FieldError, Problem } from './problems.js';
import type { Json, JsonObject } from './strict-json.js';

/** Throws Problem `request.malformed` with the field errors. The body is taken as it is, never changed. */
export function validated({ type, name, gone = {} }: CommandDefinition, body: Json): JsonObject {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem('request.malformed', `The body of ${name} is a JSON object with the command's fields.`);
  }
  const taken = new Taken();
  const command = taken.object(shapeOf(type), body, '');
  const errors = validateSync(command, { validationError: { target: false, value: false } });
  const judged = errors.flatMap((error) => fieldErrors(error, '')).filter(({ field }) => !taken.emptied.has(field));
  const faults = [...taken.faults, ...judged];
  if (faults.length === 0) return body;
  const told = faults.map(({ field, message }) => ({
    field,
    message: Object.hasOwn(gone, field) ? (gone[field] ?? message) : message,
  }));
  throw new Problem('request.malformed', `${name} has ${told.length} wrong fields.`, told);
}

/**
 * What the rules are to look at: instances of the command's classes, made of the fields that they know, and of no more
 * items and no longer texts than they take. Whatever is left out is a fault already.
 */
class Taken {
  readonly faults: FieldError[] = [];
  /** Lists of too many items: none of these was made, so that there are too few is not said. */
  readonly emptied = new Set<string>();

  object({ type, fields }: Shape, body: JsonObject, above: string): object {
    const made = new type() as Record<string, unknown>;
    for (const name of Object.keys(body)) {
      const place = above === '' ? name : `${above}.${name}`;
      const field = fields.get(name);
      if (field) made[name] = this.value(field, body[name] ?? null, place);
      else this.faults.push({ field: place, message: `property ${place} should not exist` });
    }
    return made;
  }

  private value(field: Field, value: Json, place: string): unknown {
    if (typeof value === 'string') return this.text(field, value, place);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.items(field, value, place);
    return field.shape ? this.object(field.shape, value, place) : {};
  }

  private items({ items, ...each }: Field, values: Json[], place: string): unknown[] {
    if (items === undefined) return [];
    if (values.length <= items) return values.map((value, n) => this.value(each, value, `${place}[${n}]`));
    this.emptied.add(place);
    this.faults.push({ field: place, message: `${place} must contain no more than ${items} elements` });
    return [];
  }

  /** A character is one or two units; the rules count characters. */
  private text({ text }: Field, value: string, place: string): string {
    if (value.length <= 2 * text) return value;
    this.faults.push({ field: place, message: `${place} must be shorter than or equal to ${text} characters` });
    return value.slice(0, text);
  }
}

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, above: string): FieldError[] {
  const index = /^\d+$/.test(property);
  const field = index ? `${above}[${property}]` : above === '' ? property : `${above}.${property}`;
  const own = Object.values(constraints).map((message) => ({ field, message }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, field))];
}
