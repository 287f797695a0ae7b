/** Every field of every command, told from the list of commands: what a hostile caller may fill with anything. */
import { type CommandDefinition, newsroom } from '#newsroom';
import { type Field, type Shape, shapeOf } from '../src/command-shape.js';
import type { Json, JsonObject } from '../src/strict-json.js';

export interface CommandField {
  command: CommandDefinition;
  /** Its name, behind those of the fields that it is in. */
  way: string[];
  /** As an error names it, of the first item where there are many: `via[0].outlet`. */
  place: string;
  field: Field;
}

export const commands = newsroom.flatMap((stream) => stream.commands);

export const commandFields: CommandField[] = commands.flatMap((command) =>
  fieldsOf(shapeOf(command.type)).map((one) => ({ command, ...one })),
);

/** What every object has without being told, but for the names that are refused in any JSON. */
export const MEMBERS_OF_OBJECT = Object.getOwnPropertyNames(Object.prototype).filter(
  (name) => name !== '__proto__' && name !== 'constructor',
);

/** The command's example with this in that place, and what it is in where the example has none. */
export function planted({ command, way }: Pick<CommandField, 'command' | 'way'>, value: Json): JsonObject {
  const body = structuredClone(command.example) as JsonObject;
  let [object, { fields }] = [body, shapeOf(command.type)];
  for (const name of way.slice(0, -1)) {
    const { items, shape } = fields.get(name) ?? {};
    const there = items === undefined ? object[name] : (object[name] as Json[] | undefined)?.[0];
    const inner = (there ?? {}) as JsonObject;
    object[name] = items === undefined ? inner : [inner];
    [object, fields] = [inner, shape?.fields ?? new Map<string, Field>()];
  }
  object[way.at(-1) ?? ''] = value;
  return body;
}

function fieldsOf({ fields }: Shape, above: Pick<CommandField, 'way' | 'place'> = { way: [], place: '' }) {
  return [...fields].flatMap(([name, field]): Omit<CommandField, 'command'>[] => {
    const way = [...above.way, name];
    const place = above.place === '' ? name : `${above.place}.${name}`;
    const inner = field.items === undefined ? place : `${place}[0]`;
    return [{ way, place, field }, ...(field.shape ? fieldsOf(field.shape, { way, place: inner }) : [])];
  });
}
