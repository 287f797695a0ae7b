/** What the Postgres package's own install script does, for an npm that runs no install scripts. */
import { readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export function linkLibraries(home) {
  for (const { source, target } of JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'))) {
    const link = join(home, target);
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
