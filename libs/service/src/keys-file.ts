/** The file that STET_KEYS names. */
import { readFile } from 'node:fs/promises';
import { type Key, parseKeys } from '#http';
import { WrongSettings } from './configuration.js';

/** Throws WrongSettings, which names the file, what is wrong with it, and what to do. */
export async function readKeys(file: string): Promise<Key[]> {
  const wrong = (what: string, cause: unknown) =>
    new WrongSettings(`STET_KEYS is ${file}, and ${what}. Name a file made by npm run keys.`, { cause });
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw wrong(cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read: ${cause.message}`, cause);
  });
  try {
    return parseKeys(text);
  } catch (cause) {
    throw wrong(cause instanceof Error ? cause.message : String(cause), cause);
  }
}
