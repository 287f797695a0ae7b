/** The sheets of an archive: folded from the records that it holds, by whoever makes it and by whoever opens it. */
import { type ArchivedRecord, standingIn } from './archived-stream.js';
import { type Folding, sheetOf } from './sheet.js';
import { sheetPage } from './sheet-page.js';

/** By path. They tell of all that is in the archive, whenever that was. */
export function sheetFiles(folding: Folding, claimIds: string[]): [string, Buffer][] {
  return claimIds.flatMap((claimId): [string, Buffer][] => {
    const sheet = sheetOf(folding, claimId);
    if (!sheet) return [];
    return [
      [`sheets/${claimId}.json`, Buffer.from(`${JSON.stringify(sheet)}\n`)],
      [`sheets/${claimId}.html`, Buffer.from(sheetPage(sheet))],
    ];
  });
}

/** Throws Error with what is wrong where the records cannot be so. */
export function foldingOf(archive: Map<string, ArchivedRecord[]>, partitions: number): Folding {
  const standing = new Map([...archive].map(([stream, records]) => [stream, standingIn(records, partitions)]));
  const leftOut = new Map(
    [...archive].map(([stream, records]) => [stream, records.filter((one) => one.stands && one.leftOut).length]),
  );
  return { standing, leftOut };
}
