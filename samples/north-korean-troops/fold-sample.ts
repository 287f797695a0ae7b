/** The sample decided line by line and folded, with nothing but the newsroom's rules. */
import { readFileSync } from 'node:fs';
import { commandNamed, cover, type Coverage, emptyCoverage, type Event, newsroom, onFile } from '#newsroom';

const AT = '2026-01-01T00:00:00.000Z';

interface Line {
  command: string;
  id: string;
  body: { claimId?: string };
}

/** Throws the refusal of the first line that a rule refuses. */
export function foldSample() {
  const states = new Map<string, unknown>();
  const coverages = new Map<string, Coverage>();
  const events: Event[] = [];
  const lines = linesOf('samples/north-korean-troops/commands.ndjson');
  for (const line of lines) {
    const { stream, decided } = decide(line, states);
    for (const event of decided) {
      events.push(event);
      states.set(stream, evolve(stream, states, event));
      const { claimId } = line.body;
      if (claimId === undefined) continue;
      coverages.set(claimId, cover(coverages.get(claimId) ?? emptyCoverage(), event, { at: AT, by: 'tool:sample' }));
    }
  }
  return { coverages, events, ids: lines.map(({ id }) => id) };
}

function linesOf(path: string): Line[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

function decide({ command, body }: Line, states: Map<string, unknown>): { stream: string; decided: Event[] } {
  const definition = commandNamed(command);
  if (!definition) throw new Error(`There is no command ${command}.`);
  const stream = definition.streamOf(body);
  const context = { now: AT, by: 'tool:sample', onFile: onFile((name) => states.get(name)) };
  return { stream, decided: definition.decide(body, states.get(stream) ?? kindOf(stream)?.initial, context) };
}

function evolve(stream: string, states: Map<string, unknown>, event: Event): unknown {
  const kind = kindOf(stream);
  return kind?.evolve(states.get(stream) ?? kind.initial, event);
}

function kindOf(stream: string) {
  return newsroom.find(({ category }) => stream.startsWith(`${category}-`));
}
