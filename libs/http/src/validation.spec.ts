import { IsArray, IsString } from 'class-validator';
import { type CommandField, commandFields, commands, MEMBERS_OF_OBJECT, planted } from '../test/command-fields.js';
import { type Shape, shapeOf } from './command-shape.js';
import { LIMITS } from './limits.js';
import { Problem } from './problems.js';
import type { Json, JsonObject } from './strict-json.js';
import { validated } from './validation.js';

const arrays = commandFields.filter(({ field }) => field.items !== undefined);
const nameOf = ({ command, place }: CommandField) => `${command.name} ${place}`;

/** Whoever looks at it fails. */
const UNTOUCHABLE = new Proxy({} as JsonObject, {
  get: () => looked(),
  has: () => looked(),
  ownKeys: () => looked(),
  getOwnPropertyDescriptor: () => looked(),
});

function looked(): never {
  throw new Error('It was looked at.');
}

/** What is said of each field that is wrong; a map, for an object has members that nobody put there. */
function faultsOf({ command }: Pick<CommandField, 'command'>, body: Json): Map<string, string[]> {
  try {
    validated(command, body);
    return new Map();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = new Map<string, string[]>();
    for (const { field, message } of error.errors ?? []) faults.set(field, [...(faults.get(field) ?? []), message]);
    return faults;
  }
}

/** Those that are taken with this in their place, or refused for something else alone. */
function takenWith(fields: CommandField[], value: (field: CommandField) => Json): string[] {
  return fields.filter((one) => !faultsOf(one, planted(one, value(one))).has(one.place)).map(nameOf);
}

/** As the value, or where there are many as one of them. */
const inside = (value: Json) => (one: CommandField) => (one.field.items === undefined ? value : [value]);

describe('a body for a command', () => {
  it('is judged field by field, of every command that there is', () => {
    expect(arrays.map(nameOf)).toEqual(
      expect.arrayContaining(['correct-report ends', 'publish-report relations', 'assert-claim via']),
    );
    expect(new Set(commandFields.map(({ command }) => command)).size).toBe(commands.length);
  });

  it.each(arrays.map((one) => [nameOf(one), one] as const))(
    'once had each of 87,000 items of %s made and judged, before anybody counted them',
    (_name, one) => {
      const { items = 0 } = one.field;
      const faults = faultsOf(
        one,
        planted(
          one,
          Array.from({ length: items + 1 }, () => UNTOUCHABLE),
        ),
      );
      expect(faults.get(one.place)).toEqual([`${one.place} must contain no more than ${items} elements`]);
    },
  );

  it('is not looked into where a field has many items and takes none, or many in each', () =>
    expect(takenWith(commandFields, inside([UNTOUCHABLE]))).toEqual([]));

  it('is not looked into where a field is an object and takes none', () =>
    expect(
      takenWith(
        commandFields.filter(({ field }) => !field.shape),
        inside({ a: UNTOUCHABLE }),
      ),
    ).toEqual([]));

  it('is refused in few words with a text of 200,000 characters, wherever it stands', () => {
    const text = 'x'.repeat(200_000);
    for (const one of commandFields) {
      const told = JSON.stringify([...faultsOf(one, planted(one, inside(text)(one)))]);
      expect([nameOf(one), told === '[]', told.length < 10_000]).toEqual([nameOf(one), false, true]);
    }
  });

  it('once was taken with a language of 200,000 characters, for no rule said how long one is', () => {
    const language = commandFields.filter(({ place }) => place === 'language');
    expect(language.length).toBeGreaterThan(0);
    expect(takenWith(language, () => `en${'-aa'.repeat(70_000)}`)).toEqual([]);
  });

  it('once had what every object has taken for a field', () => {
    for (const command of commands) {
      const body = { ...command.example, ...strangers() } as JsonObject;
      expect([command.name, ...faultsOf({ command }, body).keys()]).toEqual([command.name, ...MEMBERS_OF_OBJECT]);
    }
  });

  it('once had what every object has taken for a field of an object in it', () => {
    for (const one of commandFields.filter(({ field }) => field.shape)) {
      const faults = faultsOf(one, planted(one, inside(strangers())(one)));
      const place = one.field.items === undefined ? one.place : `${one.place}[0]`;
      expect([nameOf(one), MEMBERS_OF_OBJECT.filter((name) => !faults.has(`${place}.${name}`))]).toEqual([
        nameOf(one),
        [],
      ]);
    }
  });

  it('may have as many fields and items as the largest command that its rules take, by far', () => {
    for (const { type } of commands) expect(4 * valuesIn(shapeOf(type))).toBeLessThan(LIMITS.values);
  });

  it('has a class that says of each array how many items it takes, or no door opens', () => {
    class Endless {
      @IsArray() @IsString({ each: true }) names!: string[];
    }
    expect(() => shapeOf(Endless)).toThrow('Endless.names takes any number of items: say how many with ArrayMaxSize.');
  });
});

function strangers(): JsonObject {
  return Object.fromEntries(MEMBERS_OF_OBJECT.map((name) => [name, 'admin']));
}

/** All fields and all items that the rules let in. */
function valuesIn({ fields }: Shape): number {
  return [...fields.values()].reduce((sum, { items, shape }) => {
    const each = shape ? valuesIn(shape) : 0;
    return sum + 1 + (items === undefined ? each : items * (1 + each));
  }, 0);
}
