/** The annotated coverage of two claims, October 2024 to April 2025, and what the rules must make of it. */
import { readFileSync } from 'node:fs';
import { noClaim, timeline } from '#newsroom';
import { onPaper } from './on-paper.js';

const { claims } = onPaper(readFileSync('test/data/nk-troops.commands.ndjson', 'utf8'));
const expected = readFileSync('test/data/nk-troops.expected.csv', 'utf8').trim().split('\n').slice(1);

describe('the coverage of North Korean troops', () => {
  it.each(['nk-troops-in-russia', 'nk-troops-in-combat'])(
    'gives %s the status that its story has at every moment',
    (claimId) => {
      const changes = timeline(claims.get(claimId) ?? noClaim);
      const rows = changes.map(({ at, status, assertingOrigins, outlets, flags }) =>
        [claimId, at, status, assertingOrigins, outlets, flags.includes('quantity_conflict')].join(','),
      );
      expect(withoutRepeats(rows)).toEqual(
        expected.filter((row) => row.startsWith(`${claimId},`)).map((row) => row.split(',').slice(0, 6).join(',')),
      );
    },
  );
});

/** Flags that the table does not speak of make changes of their own. */
function withoutRepeats(rows: string[]): string[] {
  const told = (row: string | undefined) =>
    row
      ?.split(',')
      .filter((_, column) => column !== 1 && column !== 4)
      .join();
  return rows.filter((row, place) => told(row) !== told(rows[place - 1]));
}
