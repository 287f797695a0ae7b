/** The newsroom's rules, whole: every kind of stream with every command it takes. */
import { claim } from './claim/claim-stream.js';
import { exported } from './export/export-stream.js';
import { holder } from './holder/holder-stream.js';
import { outlet } from './outlet/outlet-stream.js';
import { report } from './report/report-stream.js';
import { ID } from './fields/field.js';
import type { Steps } from './steps.js';
import { inStreamName } from './stream-name.js';
import type { CommandDefinition, Event, StreamDefinition, StreamEvents } from './stream.js';

export const newsroom: StreamDefinition[] = [claim, report, outlet, holder, exported];

const byName = new Map(newsroom.flatMap(({ commands }) => commands).map((command) => [command.name, command]));

/** The kind of a stream by its name; undefined for a kind of a later release, and for what has no sound id. */
export function kindOf(stream: string): StreamDefinition | undefined {
  const { category, id } = inStreamName(stream);
  return ID.test(id) ? newsroom.find((kind) => kind.category === category) : undefined;
}

/** What a stream's commits come to, undefined while nothing is on file; a step for each. */
export function* stateInSteps(stream: string, commits: Iterable<Pick<StreamEvents, 'events'>>): Steps<unknown> {
  const kind = kindOf(stream);
  let state = kind?.initial;
  for (const { events } of commits) {
    state = kind?.fold(state, { stream, events });
    yield;
  }
  return isOnFile(stream, state) ? state : undefined;
}

/** Of a stream's events those that count: by default of its first. */
export function soundEvents(told: StreamEvents, isOnFile = false): Event[] {
  return kindOf(told.stream)?.sound(told, isOnFile) ?? [];
}

/** Does its state say that something is on file? */
export function isOnFile(stream: string, state: unknown): boolean {
  return state !== kindOf(stream)?.initial;
}

/** By its kebab name, such as `dispute-claim`. */
export function commandNamed(name: string): CommandDefinition | undefined {
  return byName.get(name);
}
