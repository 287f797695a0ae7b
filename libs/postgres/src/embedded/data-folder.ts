/**
 * The folder of a Postgres of ours: made whole, or not at all. One that an earlier release made, which let everybody on
 * the machine in as superuser, is taken over: its database becomes the role's, and the role's password its only key.
 */
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { keepPassword, keptPassword, limitAccess, makePassword, verifierOf } from './access.js';
import type { Binaries } from './binaries.js';
import { PostgresFailed } from './postgres-failed.js';
import { ownership, rolesAndDatabase } from './take-over.js';
import type { User } from './user.js';

const run = promisify(execFile);

export interface Folder {
  /** As `findFolder` gives it. */
  data: string;
  user: User;
  binaries: Binaries;
  mayCreateDatabases: boolean;
}

/** Makes the folder, empty, if there is none; answers its one true path. Throws PostgresFailed. */
export async function findFolder(dataDir: string): Promise<string> {
  const data = resolve(dataDir);
  try {
    await mkdir(data, { recursive: true });
    return await realpath(data);
  } catch (cause) {
    throw unusable(data, cause as Error);
  }
}

/** Any number may do so at once. Throws PostgresFailed. */
export async function makeFolder(folder: Folder): Promise<void> {
  if (!(await isMade(folder.data))) await make(folder);
}

/** While no server runs over it. Throws PostgresFailed; whatever was done by then is done again the next time. */
export async function prepareFolder(folder: Folder): Promise<void> {
  const { data, user, mayCreateDatabases } = folder;
  if (user.uid !== undefined && user.gid !== undefined) await chown(data, user.uid, user.gid);
  if ((await keptPassword(data)) === undefined) await takeOver(folder);
  await limitAccess(data, { intoAll: mayCreateDatabases, user });
}

/** Beside its place, and moved there once it is finished: what a kill leaves half made is in nobody's way. */
async function make(folder: Folder): Promise<void> {
  const { data, user, binaries } = folder;
  const making = await mkdtemp(`${data}.making-`).catch((cause: Error) => {
    throw unusable(data, cause);
  });
  try {
    if (user.uid !== undefined && user.gid !== undefined) await chown(making, user.uid, user.gid);
    const settings = ['-U', 'postgres', '-A', 'reject', '-E', 'UTF8', '--locale=C', '--no-instructions'];
    await run(binaries.initdb, ['-D', making, ...settings], user).catch((cause: Error) => {
      throw unusable(data, cause);
    });
    await takeOver({ ...folder, data: making });
    await rename(making, data).catch(async (cause: Error) => {
      // Another start may have been quicker.
      if (!(await isMade(data))) throw unusable(data, cause);
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The server runs for itself meanwhile, and listens to nobody. The password is kept last: it says that all is done. */
async function takeOver({ data, user, binaries, mayCreateDatabases }: Folder): Promise<void> {
  const password = makePassword();
  const tell = async (database: string, statements: string[]) => {
    const quiet = ['-c', 'exit_on_error=true', '-c', 'log_min_error_statement=panic'];
    const alone = run(binaries.postgres, ['--single', '-j', ...quiet, '-D', data, database], user);
    alone.child.stdin?.end(`${statements.join(';\n\n')};\n\n`);
    await alone.catch((cause: Error) => {
      throw unusable(data, cause);
    });
  };
  await chmod(data, 0o700);
  await tell('template1', rolesAndDatabase({ verifier: verifierOf(password), mayCreateDatabases }));
  await tell('stet', ownership);
  await limitAccess(data, { intoAll: mayCreateDatabases, user });
  await keepPassword(data, password);
}

function unusable(data: string, cause: Error & { stderr?: string }): PostgresFailed {
  const said = (cause.stderr ?? cause.message).trim();
  const why = /^.*\b(?:FATAL|PANIC|error): +(.*)$/m.exec(said)?.[1] ?? said;
  const remedy = /permission denied|EACCES/i.test(why)
    ? 'Whoever it runs as (started by root: postgres or nobody) must get into every folder above: name another in STET_DATA.'
    : 'Put that right, or name another folder in STET_DATA.';
  return new PostgresFailed(`Postgres could not make its data in ${data}: ${why.replace(/\.$/, '')}. ${remedy}`, {
    cause,
  });
}

function isMade(data: string): Promise<boolean> {
  return stat(join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}
