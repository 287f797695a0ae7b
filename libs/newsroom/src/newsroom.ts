/** The newsroom's rules, whole: every kind of stream with every command it takes. */
import { claim } from './claim/claim-stream.js';
import { outlet } from './outlet/outlet-stream.js';
import { report } from './report/report-stream.js';
import type { CommandDefinition, StreamDefinition } from './stream.js';

export const newsroom: StreamDefinition[] = [claim, report, outlet];

const byName = new Map(newsroom.flatMap(({ commands }) => commands).map((command) => [command.name, command]));

/** The kind of a stream by its id; a later release may know more kinds. */
export function kindOf(stream: string): StreamDefinition | undefined {
  const category = stream.slice(0, stream.indexOf('-'));
  return newsroom.find((kind) => kind.category === category);
}

/** By its kebab name, such as `dispute-claim`. */
export function commandNamed(name: string): CommandDefinition | undefined {
  return byName.get(name);
}
