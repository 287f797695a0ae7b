/** Streams of events as commits in a log: in any order across streams, some said twice, some beaten to it and void. */
import {
  advance,
  BEFORE_THE_FIRST,
  encodeCommit,
  type Entry,
  type Head,
  headOf,
  partitionOf,
  type RecordedEvent,
} from '#ledger';
import type { StreamEvents } from '#newsroom';
import type { Chance } from '#testing';

export function entriesOf(
  told: StreamEvents[],
  { partitions, chance }: { partitions: number; chance: Chance },
): Entry[] {
  const streams = told.map(({ stream, events }) => ({ stream, events: [...events], head: BEFORE_THE_FIRST }));
  const entries: Entry[] = [];
  for (let n = 0; ; n++) {
    const left = streams.filter(({ events }) => events.length > 0);
    if (left.length === 0) return entries;
    const one = chance.of(left);
    const commit = commitOn(one, { n, events: one.events.splice(0, chance.between(1, 2)) });
    const value = encodeCommit(commit);
    const entry = { partition: partitionOf(one.stream, partitions), key: one.stream, value };
    one.head = advance(one.head, commit, headOf(value));
    // Its writer heard nothing of it, or another decided on what it no longer was.
    const beaten = { ...entry, value: encodeCommit({ ...commit, id: `beaten-${n}` }) };
    entries.push(entry, ...chance.of([[], [], [entry], [beaten]]));
  }
}

function commitOn(
  { stream, head }: { stream: string; head: Head },
  { n, events }: { n: number; events: RecordedEvent[] },
) {
  return {
    v: 1 as const,
    id: `id-${n}`,
    stream,
    after: head.version,
    on: head.on,
    command: 'Test',
    digest: 'd',
    events,
    by: 'tool:test',
    at: new Date(Date.UTC(2026, 10, 22, 8, 0, n)).toISOString(),
  };
}
