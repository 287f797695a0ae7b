/**
 * Streams as the commands of the whole list make them, each from its own example: its ids drawn from a few, so that they
 * meet, its words, dates and texts varied, and decided by the rules on what stands so far. A command that is new in the
 * list is in it, and nobody writes a history for it.
 */
import type { Chance } from '#testing';
import { onFile } from '../src/context.js';
import { newsroom } from '../src/newsroom.js';
import { RuleBroken } from '../src/rule-broken.js';
import { rulesOf } from '../src/shape.js';
import type { CommandDefinition, Event, StreamDefinition, StreamEvents } from '../src/stream.js';

const NOW = '2026-11-22T08:00:00.000Z';
const WHO = ['tool:test', 'editor:test', 'stet:courier'];
const DAYS = ['../2024-10-23', '2024-10-10', '2024-10-18', '2024-10-18T09:00Z', '2024-10-24/..', '2025-04-26'];
/** How many ids of a kind there are: few, so that they meet, and more as it goes on, for what is withdrawn takes nothing any more. */
const [FEW, ONE_MORE_IN] = [3, 30];
/** How often a command is varied until the rules take it; and how many times more are tried while an event is not told. */
const [TRIES, PATIENCE] = [25, 10];

type Fields = Record<string, unknown>;

/** So many commands are tried, and more until every event is told; what the rules never take is not, in the end. */
export function toldByExamples(chance: Chance, tried = 120): StreamEvents[] {
  const told = new Told(chance);
  for (let n = 0; n < tried || (!told.isWhole && n < tried * PATIENCE); n++) told.tryOne();
  return told.streams;
}

const commands: Listed[] = newsroom.flatMap((kind) => kind.commands.map((command) => ({ kind, command })));

/** Of each command's own fields what is asked: the names of its rules, each with what it is made with. */
const askedOf = new Map(commands.map(({ command }) => [command, fieldsOf(command)]));

type Asked = Map<string, unknown[] | undefined>;

function fieldsOf({ type }: CommandDefinition): Map<string, Asked> {
  const fields = new Map<string, Asked>();
  for (const { propertyName, name, type: kind, constraints } of rulesOf(type))
    fields.set(propertyName, new Map([...(fields.get(propertyName) ?? []), [name ?? kind, constraints]]));
  return fields;
}

class Told {
  private readonly events = new Map<string, Event[]>();
  private readonly states = new Map<string, unknown>();
  /** By command: a telling is one, and a try that the rules did not take a half. */
  private readonly often = new Map(commands.map(({ command }) => [command.name, 0]));
  private readonly untold = new Set(commands.map(({ command }) => command.name));
  private tried = 0;

  constructor(private readonly chance: Chance) {}

  get streams(): StreamEvents[] {
    return [...this.events].map(([stream, events]) => ({ stream, events }));
  }

  get isWhole(): boolean {
    return this.untold.size === 0;
  }

  /** Any command, or one of those that were told least: what the rules seldom take is tried until it is told, too. */
  tryOne(): void {
    const least = Math.min(...this.often.values());
    const seldom = commands.filter(({ command }) => this.often.get(command.name) === least);
    const one = this.chance.of(this.chance.next() < 0.5 ? commands : seldom);
    this.tried += 1;
    const isTold = Array.from({ length: TRIES }).some(() => this.isTaken(one));
    const { name } = one.command;
    this.often.set(name, (this.often.get(name) ?? 0) + (isTold ? 1 : 0.5));
    if (isTold) this.untold.delete(name);
  }

  private isTaken({ kind, command }: Listed): boolean {
    const { chance, states, tried } = this;
    const body = varied(command, { chance, n: tried, few: FEW + Math.floor(tried / ONE_MORE_IN) });
    const stream = command.streamOf(body);
    const state = states.get(stream) ?? kind.initial;
    const referred = command.refersTo(body);
    const found = onFile((name) => (referred.includes(name) ? states.get(name) : undefined));
    const events = takenBy(() => command.decide(body, state, { now: NOW, by: chance.of(WHO), onFile: found }));
    if (!events) return false;
    this.events.set(stream, [...(this.events.get(stream) ?? []), ...events]);
    states.set(stream, kind.fold(state, { stream, events }));
    return true;
  }
}

/** Undefined if the rules refuse it. */
function takenBy(decide: () => Event[]): Event[] | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof RuleBroken) return undefined;
    throw error;
  }
}

interface Listed {
  kind: StreamDefinition;
  command: CommandDefinition;
}

/** The example with other ids, and of its own fields some left out, and some with other words, dates and texts. */
function varied(command: CommandDefinition, { few, ...by }: Draw & { few: number }): object {
  const fields = Object.entries(command.example).flatMap(([name, value]): [string, unknown][] => {
    const asked = askedOf.get(command)?.get(name) ?? new Map<string, unknown[]>();
    if (asked.has('conditionalValidation') && by.chance.next() < 0.2) return [];
    return [[name, by.chance.next() < 0.5 ? value : otherwise(value, asked, by)]];
  });
  return new Ids(by.chance, few).in(Object.fromEntries(fields)) as object;
}

interface Draw {
  chance: Chance;
  /** Of the try: no text is another's. */
  n: number;
}

function otherwise(value: unknown, asked: Asked, { chance, n }: Draw): unknown {
  const words = asked.get('isIn')?.[0];
  if (Array.isArray(words)) return chance.of(words);
  if (asked.has('isEdtf')) return chance.of(DAYS);
  return asked.has('isText') && typeof value === 'string' ? `${value} ${n}` : value;
}

/** One command's ids: what has one id in the example has one here. */
class Ids {
  private readonly drawn = new Map<string, string>();

  constructor(
    private readonly chance: Chance,
    private readonly few: number,
  ) {}

  in(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((one) => this.in(one, name));
    if (typeof value === 'string') return this.of(value, name);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value as Fields).map(([key, one]) => [key, this.in(one, key)]));
  }

  private of(value: string, name: string): string {
    const kind = /^(.+)Id$/.exec(name)?.[1] ?? (name === 'outlet' ? name : kindOfId.get(value));
    if (kind === undefined) return value;
    const drawn = this.drawn.get(value) ?? `any-${kind}-${this.chance.between(1, this.few)}`;
    this.drawn.set(value, drawn);
    return drawn;
  }
}

/** Of each id in the examples: what it is the id of, such as `claim`. */
const kindOfId = new Map(
  commands.flatMap(({ command }) =>
    [command.streamOf(command.example), ...command.refersTo(command.example)].map((stream): [string, string] => [
      stream.slice(stream.indexOf('-') + 1),
      stream.slice(0, stream.indexOf('-')),
    ]),
  ),
);
