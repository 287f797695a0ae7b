/** The file that STET_KEYS names. */
import { type Key, parseKeys } from '#http';
import { WrongSettings } from './configuration.js';
import { readSmallFile, UnfitFile } from './small-file.js';

/** Throws WrongSettings, which names the file, what is wrong with it, and what to do. */
export async function readKeys(file: string): Promise<Key[]> {
  const wrong = (what: string, cause: unknown) =>
    new WrongSettings(`STET_KEYS is ${file}, and ${what}. Name a file made by npm run keys.`, { cause });
  const text = await readSmallFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw wrong(whyUnread(cause), cause);
  });
  try {
    return parseKeys(text);
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function whyUnread(cause: NodeJS.ErrnoException): string {
  if (cause instanceof UnfitFile) return cause.message;
  return cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read: ${cause.message}`;
}
