/** What commits refer to: reports, outlets and holders, by their streams. Other claims stand for themselves. */
import type { Commit } from '#ledger';
import { inStreamName, newsroom, soundEvents, streamName } from '#newsroom';

const byEvent = new Map(newsroom.flatMap(({ commands }) => commands).map((command) => [command.event, command]));

export type Saying = Pick<Commit, 'stream' | 'events'>;

export function namedIn(commits: Saying[]): string[] {
  return commits.flatMap((commit) => soundEvents(commit, true).flatMap(namedBy));
}

/** The report of a statement says of which outlet it is; an event has it, too. */
function namedBy({ type, data }: { type: string; data: object }): string[] {
  const { outletId } = data as { outletId?: string };
  const named = byEvent.get(type)?.refersTo(data) ?? [];
  const all = outletId === undefined ? named : [...named, streamName('outlet', outletId)];
  return all.filter((stream) => inStreamName(stream).category !== 'claim');
}

/** All that a stream leads to, and what that leads to, in the order of their names. */
export function namedFrom(stream: string, commitsOf: (stream: string) => Saying[]): string[] {
  const found = new Set<string>();
  for (let next = [stream]; next.length > 0;) {
    next = [...new Set(next.flatMap((one) => namedIn(commitsOf(one))))].filter((one) => !found.has(one));
    for (const one of next) found.add(one);
  }
  return [...found].toSorted();
}
