/** The annotated coverage of two claims, October 2024 to April 2025, and what the rules must make of it. */
import { readFileSync } from 'node:fs';
import { commandNamed, cover, type Coverage, emptyCoverage, newsroom, onFile, timeline } from './index.js';

const lines = readFileSync('test/data/nk-troops.commands.ndjson', 'utf8').trim().split('\n');
const expected = readFileSync('test/data/nk-troops.expected.csv', 'utf8').trim().split('\n').slice(1);

describe('the coverage of North Korean troops', () => {
  const coverages = covered();

  it.each(['nk-troops-in-russia', 'nk-troops-in-combat'])(
    'gives %s the status that its story has at every moment',
    (claimId) => {
      const changes = timeline(coverages.get(claimId) ?? emptyCoverage());
      const rows = changes.map(({ at, status, assertingOrigins, outlets, flags }) =>
        [claimId, at, status, assertingOrigins, outlets, flags.includes('quantity_conflict')].join(','),
      );
      expect(withoutRepeats(rows)).toEqual(
        expected.filter((row) => row.startsWith(`${claimId},`)).map((row) => row.split(',').slice(0, 6).join(',')),
      );
    },
  );
});

function covered(): Map<string, Coverage> {
  const states = new Map<string, unknown>();
  const coverages = new Map<string, Coverage>();
  for (const line of lines) {
    const { command: name, body } = JSON.parse(line) as { command: string; body: { claimId?: string } };
    const definition = commandNamed(name);
    const stream = definition?.streamOf(body) ?? '';
    const kind = newsroom.find(({ category }) => stream.startsWith(`${category}-`));
    const before = states.get(stream) ?? kind?.initial;
    const events =
      definition?.decide(body, before, {
        now: '2026-01-01T00:00:00.000Z',
        by: 'test',
        onFile: onFile((name) => states.get(name)),
      }) ?? [];
    states.set(
      stream,
      events.reduce((state, event) => kind?.evolve(state, event), before),
    );
    if (!body.claimId) continue;
    const recorded = { at: '2026-01-01T00:00:00.000Z', by: 'test' };
    coverages.set(
      body.claimId,
      events.reduce(
        (coverage, event) => cover(coverage, event, recorded),
        coverages.get(body.claimId) ?? emptyCoverage(),
      ),
    );
  }
  return coverages;
}

/** Flags that the table does not speak of make changes of their own. */
function withoutRepeats(rows: string[]): string[] {
  const told = (row: string | undefined) =>
    row
      ?.split(',')
      .filter((_, column) => column !== 1 && column !== 4)
      .join();
  return rows.filter((row, place) => told(row) !== told(rows[place - 1]));
}
