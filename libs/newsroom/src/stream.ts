/**
 * What a kind of stream obeys: its name, its state before the first event, how an event changes it, and its commands.
 * Handlers, routes and OpenAPI follow from these lists.
 */
import { type Class, shapeOf } from './shape.js';
import { streamName } from './stream-name.js';
import { lifted, type Upcaster } from './upcaster.js';

export interface Event {
  type: string;
  data: object;
}

/** What a decision is made with beside its own stream. What it may ask of other streams is the domain's to say. */
export interface Deciding<OnFile = unknown> {
  /** The moment of the decision: ISO 8601 in UTC with milliseconds. */
  now: string;
  /** Who asks, such as `tool:wire-desk`. */
  by: string;
  onFile: OnFile;
}

/** Some of a stream's events, in their order: those of a commit, or all. */
export interface StreamEvents {
  stream: string;
  events: Event[];
}

/**
 * Who posts a command: a tool, which tells what was published; an editor alone, since it is a judgement; or an auditor
 * alone, who puts on record what is taken out of the house.
 */
export type Poster = 'tool' | 'editor' | 'auditor';

export interface CommandDefinition {
  /** The class's name in kebab case: its path, and its name in bulk lines. */
  name: string;
  /** The class's name: its name in the log. */
  command: string;
  type: new () => object;
  /** What a tool may post, an editor may post, too. */
  postedBy: Poster;
  /** What it says and when to use it, in an editor's words. */
  means: string;
  example: object;
  /** The type of the event that it becomes. */
  event: string;
  /** The stream that the command is for. */
  streamOf(command: object): string;
  /** Streams whose facts the decision asks for, such as `report-ap-1`. */
  refersTo(command: object): string[];
  /** Fields that it no longer takes, each with what to post instead. */
  gone?: Record<string, string>;
  /** Throws RuleBroken. */
  decide(command: object, state: unknown, context: Deciding): Event[];
}

export interface StreamDefinition {
  category: string;
  /** Of a stream with nothing on file. */
  initial: unknown;
  /** Of shapes that its events once had, the oldest first. */
  upcasters?: readonly Upcaster[];
  /** What a commit's events make of a state. Never throws: the past cannot be refused. */
  fold(state: unknown, commit: StreamEvents): unknown;
  /**
   * The events that count, each as this release knows it: lifted if it is old, of a known type and its shape, about this
   * very stream, and on file already or put there by one of them.
   */
  sound(commit: StreamEvents, isOnFile: boolean): Event[];
  commands: CommandDefinition[];
}

/** What the list says of a command, beside its class and its decision. */
export interface About<C, E extends Event = Event> {
  /** What a tool may post, an editor may post, too. */
  postedBy: Poster;
  means: string;
  example: C;
  /** The type of the event that it becomes. */
  event: E['type'];
  /** The stream's id in the command, and in the event's data. */
  id(command: C): string;
  /** What the event's data has beside the command's fields. */
  decided?: Class;
  refersTo?(command: C): string[];
  /** Fields that it no longer takes, each with what to post instead. */
  gone?: Record<string, string>;
}

type CommandOf<S> = (category: string) => CommandDefinition & { state?: S; shape: Shape };

/** The data of an event of this type, as far as it is sound. */
type Shape = (data: object) => object | undefined;

/** One command of a stream. */
export function on<C extends object, S, E extends Event, OnFile>(
  type: new () => C,
  decide: (command: C, state: S, context: Deciding<OnFile>) => E[],
  { postedBy, means, example, event, id, decided, refersTo = () => [], gone }: About<C, E>,
): CommandOf<S> {
  const shape = lazily(() => shapeOf(type, ...(decided ? [decided] : [])));
  return (category) => ({
    shape: (data) => shape()(data),
    name: kebab(type.name),
    command: type.name,
    type,
    postedBy,
    means,
    example,
    event,
    ...(gone && { gone }),
    streamOf: (command) => streamName(category, id(command as C)),
    refersTo: (command) => [...new Set(refersTo(command as C))],
    decide: (command, state, context) => decide(command as C, state as S, context as Deciding<OnFile>),
  });
}

interface Kind<S, E extends Event> {
  initial: S;
  /** The event that puts it on file; whatever comes before it changes nothing. */
  begins: E['type'];
  evolve: (state: S, event: E) => S;
  /** Of shapes that its events once had, the oldest first. */
  upcasters?: readonly Upcaster[];
}

/** A kind of stream, with everything it obeys. */
export function stream<S, E extends Event>(
  category: string,
  { initial, begins, evolve, upcasters = [] }: Kind<S, E>,
  defined: CommandOf<S>[],
): StreamDefinition {
  const commands = defined.map((define) => define(category));
  const byEvent = new Map(commands.map((command) => [command.event, command]));
  const judged = new WeakMap<Event[], { stream: string; isOnFile: boolean; sound: Event[] }>();
  /** The fold asks of each commit, and then each view does: it is judged once. */
  const sound: StreamDefinition['sound'] = (told, isOnFile) => {
    const before = judged.get(told.events);
    if (before && before.isOnFile === isOnFile && before.stream === told.stream) return before.sound;
    const events = soundIn(told, isOnFile);
    judged.set(told.events, { stream: told.stream, isOnFile, sound: events });
    return events;
  };
  const soundIn: StreamDefinition['sound'] = ({ stream, events }, isOnFile) => {
    const known = lifted(events, upcasters).flatMap(({ type, data }) => {
      const command = byEvent.get(type);
      const taken = command?.shape(data);
      return taken && command?.streamOf(taken) === stream ? [{ type, data: taken }] : [];
    });
    const first = isOnFile ? 0 : known.findIndex(({ type }) => type === begins);
    return first < 0 ? [] : known.slice(first);
  };
  return {
    category,
    initial,
    upcasters,
    sound,
    fold: (state, told) =>
      sound(told, state !== initial).reduce((before, event) => evolve(before, event as E), state as S),
    commands,
  };
}

/** Ends a switch over all events: a forgotten case does not compile, and an event of a later release changes nothing. */
export function nothingElse<S>(_event: never, state: S): S {
  return state;
}

/** Rules of fields are complete only once all classes are. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
