/**
 * What a kind of stream obeys: its name, its state before the first event, how an event changes it, and its commands.
 * Handlers, routes and OpenAPI follow from these lists.
 */
import type { Claim } from './claim/claim.js';
import type { Outlet } from './outlet/outlet.js';
import type { Report } from './report/report.js';

export interface Event {
  type: string;
  data: object;
}

/** What is on file in other streams, as of the decision. Undefined: not on file. Only facts that stay true are asked. */
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

export type CommandClass<C extends object = object> = new () => C;

export interface CommandDefinition {
  /** The class's name in kebab case: its path and its name in bulk lines. */
  name: string;
  /** The class's name: its name in the log. */
  command: string;
  type: CommandClass;
  /** The stream that the command is for. */
  streamOf(command: object): string;
  /** Streams whose facts the decision asks for, such as `report-ap-1`. */
  refersTo(command: object): string[];
  decide(command: object, state: unknown, context: Context): Event[];
  example: object;
}

export interface StreamDefinition {
  category: string;
  initial: unknown;
  /** Never throws: the past cannot be refused. */
  evolve(state: unknown, event: Event): unknown;
  commands: CommandDefinition[];
}
