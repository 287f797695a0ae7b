/**
 * A file that a setting names: one that stays, and is small. A pipe would be waited for without end, or have nothing more
 * when it is read anew; a device may have no end.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';

export const MOST_BYTES = 1024 * 1024;

/** Whoever would write into a pipe is not waited for. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

export class UnfitFile extends Error {
  /** Beside those of the system, such as ENOENT. */
  constructor(readonly code: string) {
    super(`it is ${code}`);
  }
}

/** Throws UnfitFile, and what the system says of a file that cannot be read. */
export async function readSmallFile(name: string): Promise<string> {
  const handle = await open(name, AT_ONCE);
  try {
    assertFit(await handle.stat());
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** The same, for what is read where nobody can wait: while a connection is made. */
export function readSmallFileSync(name: string): string {
  const handle = openSync(name, AT_ONCE);
  try {
    assertFit(fstatSync(handle));
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function assertFit(stats: Stats): void {
  if (stats.isDirectory()) throw new UnfitFile('a folder');
  if (!stats.isFile()) throw new UnfitFile('a pipe or a device');
  if (stats.size > MOST_BYTES) throw new UnfitFile(`larger than ${MOST_BYTES} bytes`);
}
