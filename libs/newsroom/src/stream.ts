/**
 * What a kind of stream obeys: its name, its state before the first event, how an event changes it, and its commands.
 * Handlers, routes and OpenAPI follow from these lists.
 */
import type { Claim } from './claim/claim.js';
import type { Outlet } from './outlet/outlet.js';
import type { Report } from './report/report.js';
import { type Class, shapeOf } from './shape.js';

export interface Event {
  type: string;
  data: object;
}

/**
 * What is on file in other streams, as of the decision. Undefined: not on file. Only facts that stay true are asked, and
 * those whose breach readers tolerate: two decisions at once may each miss the other's.
 */
export interface OnFile {
  claim(claimId: string): Claim | undefined;
  report(reportId: string): Report | undefined;
  outlet(outletId: string): Outlet | undefined;
}

/** Everything a decision may know beside its own stream. */
export interface Context {
  /** The moment of the decision: ISO 8601 in UTC with milliseconds. */
  now: string;
  /** Who asks, such as `tool:wire-desk`. */
  by: string;
  onFile: OnFile;
}

/** A commit, or some of a stream's events. */
export interface Told {
  stream: string;
  events: Event[];
}

export interface CommandDefinition {
  /** The class's name in kebab case: its path, and its name in bulk lines. */
  name: string;
  /** The class's name: its name in the log. */
  command: string;
  type: new () => object;
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
  decide(command: object, state: unknown, context: Context): Event[];
}

export interface StreamDefinition {
  category: string;
  /** Of a stream with nothing on file. */
  initial: unknown;
  /** What a commit's events make of a state. Never throws: the past cannot be refused. */
  fold(state: unknown, commit: Told): unknown;
  /**
   * The events that count, each as this release knows it: of a known type and its shape, about this very stream, and on
   * file already or put there by one of them.
   */
  sound(commit: Told, isOnFile: boolean): Event[];
  commands: CommandDefinition[];
}

/** What the list says of a command, beside its class and its decision. */
export interface About<C, E extends Event = Event> {
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
export function on<C extends object, S, E extends Event>(
  type: new () => C,
  decide: (command: C, state: S, context: Context) => E[],
  { means, example, event, id, decided, refersTo = () => [], gone }: About<C, E>,
): CommandOf<S> {
  const shape = lazily(() => shapeOf(type, ...(decided ? [decided] : [])));
  return (category) => ({
    shape: (data) => shape()(data),
    name: kebab(type.name),
    command: type.name,
    type,
    means,
    example,
    event,
    ...(gone && { gone }),
    streamOf: (command) => `${category}-${id(command as C)}`,
    refersTo: (command) => [...new Set(refersTo(command as C))],
    decide: (command, state, context) => decide(command as C, state as S, context),
  });
}

interface Kind<S, E extends Event> {
  initial: S;
  /** The event that puts it on file; whatever comes before it changes nothing. */
  begins: E['type'];
  evolve: (state: S, event: E) => S;
}

/** A kind of stream, with everything it obeys. */
export function stream<S, E extends Event>(
  category: string,
  { initial, begins, evolve }: Kind<S, E>,
  defined: CommandOf<S>[],
): StreamDefinition {
  const commands = defined.map((define) => define(category));
  const byEvent = new Map(commands.map((command) => [command.event, command]));
  const sound: StreamDefinition['sound'] = ({ stream, events }, isOnFile) => {
    const known = events.flatMap(({ type, data }) => {
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
    sound,
    fold: (state, told) =>
      sound(told, state !== initial).reduce((before, event) => evolve(before, event as E), state as S),
    commands,
  };
}

/** The typed view of what is on file; `find` gives the state of a stream in which something stands. */
export function onFile(find: (stream: string) => unknown): OnFile {
  return {
    claim: (id) => find(`claim-${id}`) as Claim | undefined,
    report: (id) => find(`report-${id}`) as Report | undefined,
    outlet: (id) => find(`outlet-${id}`) as Outlet | undefined,
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
