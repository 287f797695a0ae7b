/** The file that STET_KEYS names, read before anything starts. */
import { readFile } from 'node:fs/promises';
import { type Key, parseKeys } from '#http';
import { WrongSettings } from './configuration.js';

/** Throws WrongSettings, which names the file, what is wrong with it, and what to do. */
export async function readKeys(file: string): Promise<Key[]> {
  const wrong = (what: string, cause?: unknown) =>
    new WrongSettings(
      `STET_KEYS is ${file}, and ${what}. Name a file made by npm run keys.`,
      cause === undefined ? {} : { cause },
    );
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw wrong(cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read: ${cause.message}`, cause);
  });
  const keys = parsed(text, wrong);
  const twice = namedTwice(keys);
  if (twice.length > 0) throw wrong(`it gives more than one key the identity ${twice.join(', ')}`);
  return keys;
}

function parsed(text: string, wrong: (what: string, cause: unknown) => Error): Key[] {
  try {
    return parseKeys(text);
  } catch (cause) {
    const isOfParsing = cause instanceof SyntaxError || cause instanceof TypeError;
    const said = cause instanceof Error && !isOfParsing ? cause.message.replace(/\.$/, '') : 'it is no JSON of keys';
    throw wrong(said, cause);
  }
}

/** What a log keeps of an asker is role and name: two keys that share them could not be told apart. */
function namedTwice(keys: Key[]): string[] {
  const identities = keys.map(({ role, name }) => `${role}:${name}`);
  return [...new Set(identities.filter((identity, place) => identities.indexOf(identity) < place))];
}
