/** Which door of a running Stet to ask, and with whose key: what cannot be one is refused before any is asked. */
import { InvalidArgumentError, Option } from 'commander';
import { readSmallFileSync } from '#service';

export interface DoorOptions {
  url?: string;
  /** What the file holds. */
  keyFile?: string;
}

export function urlOption(): Option {
  return new Option('--url <url>', 'of a running Stet, to ask there instead').argParser((text) => {
    const url = parsed(text);
    if (
      url &&
      ['http:', 'https:'].includes(url.protocol) &&
      `${url.username}${url.password}${url.search}${url.hash}` === ''
    )
      return text;
    throw new InvalidArgumentError('It must be the address of a door, such as http://127.0.0.1:4040.');
  });
}

export function keyFileOption(): Option {
  const means = 'with --url: a file that holds the key, where the door asks for one';
  return new Option('--key-file <file>', means).argParser((file) => {
    const key = readAll(file).trim();
    if (/^[!-~]+$/.test(key)) return key;
    throw new InvalidArgumentError('It must hold one key and nothing else.');
  });
}

function readAll(file: string): string {
  try {
    return readSmallFileSync(file);
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
