/** As whom Postgres runs: it refuses to run as root, so then it has a user of its own. */
import { readFile } from 'node:fs/promises';
import { PostgresFailed } from './postgres-failed.js';

/** Of a program that is run. Nothing is named where it is run as who we are. */
export interface User {
  uid?: number;
  gid?: number;
  cwd?: string;
}

/** Throws PostgresFailed. */
export async function userToRunAs(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  const users = await readFile('/etc/passwd', 'utf8');
  const user = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(users);
  if (!user)
    throw new PostgresFailed(
      'Postgres cannot run as root, and there is no user postgres or nobody. Start Stet as another user.',
    );
  return { uid: Number(user[1]), gid: Number(user[2]), cwd: '/' };
}
