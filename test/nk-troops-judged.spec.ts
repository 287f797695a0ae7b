/** The rules as test/judge/claim reads them come to what the table of expectations has of ten months of coverage. */
import { claimIds, commands, expectedRows, rowsOf } from './nk-troops.js';
import { onPaper } from './on-paper.js';
import { changesOf } from './judge/claim/judged.js';
import { onFile, type Written } from './judge/claim/on-file.js';

const { events } = onPaper(commands);

it.each(claimIds)('gives %s the status that its story has at every moment', (claimId) => {
  const commits = events
    .filter(({ data }) => (data as { claimId?: string }).claimId === claimId)
    .map((event, offset) => ({ events: [event], offset, partition: 0, stands: true, at: '', version: offset + 1 }));
  const changes = changesOf(onFile(commits as Written[])).map((change) => ({
    ...change,
    at: leastSure(change.effects),
  }));
  expect(rowsOf(claimId, changes)).toEqual(expectedRows(claimId));
});

function leastSure(effects: { date: string }[]): string {
  const [first = ''] = effects.map(({ date }) => date).toSorted((one, other) => one.length - other.length);
  return first;
}
