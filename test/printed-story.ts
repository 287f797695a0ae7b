/** What is told of a claim beside its doors: its story as `stet story` prints it, and the texts of an archive of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stet } from '../apps/cli/src/stet.js';
import { readFolder } from '#audit';
import { Stet, type StetOptions } from '#client';
import { printStory, storyOf } from '#exchange';
import { onTerminal } from './on-terminal.js';

export async function printedStory(claimId: string, door: StetOptions): Promise<string> {
  return printStory(await storyOf(new Stet(door), claimId), { colour: false, width: 100 });
}

/** As `stet export` makes it of the log in this database, with what it says and what `stet open` says of it. */
export async function archivedTexts(claimId: string, databaseUrl: string, ...words: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-archive-'));
  const made = await onTerminal(() =>
    stet({ DATABASE_URL: databaseUrl }, ['export', claimId, '--out', folder, ...words]),
  );
  const opened = await onTerminal(() => stet({}, ['open', folder]));
  const files = await readFolder(folder);
  await rm(folder, { recursive: true });
  if (made.code + opened.code > 0) throw new Error([made.told, opened.told].join('\n'));
  return [made.told, opened.told, ...files.keys(), ...files.values()].map(String).join('\n');
}
