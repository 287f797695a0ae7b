/**
 * Who may come into a Postgres of ours: one role, which owns its database and nothing more, by a password that is made
 * here and kept in a file that only its owner may read. The superuser has no password, so nobody comes as superuser.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { chown, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from './user.js';

/** The role and its database. */
export const OWN = 'stet';

export function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Undefined if none is kept: then the folder was made by an earlier release, or was not finished. */
export async function keptPassword(data: string): Promise<string | undefined> {
  return readFile(passwordFile(data), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

export function keepPassword(data: string, password: string): Promise<void> {
  return writeWhole(passwordFile(data), password, {});
}

function passwordFile(data: string): string {
  return join(data, 'stet.password');
}

/** Writes pg_hba.conf: who is not named there is not let in. `intoAll`: into every database, for one who makes some. */
export function limitAccess(data: string, { intoAll, user }: { intoAll: boolean; user: User }): Promise<void> {
  const lines = [
    '# Stet writes this file at each start. A Postgres with rules of your own is named in DATABASE_URL.',
    '# TYPE DATABASE USER ADDRESS METHOD',
    `host ${intoAll ? 'all' : OWN} ${OWN} 127.0.0.1/32 scram-sha-256`,
  ];
  return writeWhole(join(data, 'pg_hba.conf'), `${lines.join('\n')}\n`, user);
}

const ITERATIONS = 4096;

/** What Postgres keeps of a password (RFC 5803): the password itself reaches neither the server nor its log. */
export function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const serverKey = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** All of it, or what was there before; for its owner alone, who is `user` if one is named. */
async function writeWhole(file: string, content: string, { uid, gid }: User): Promise<void> {
  const arriving = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(arriving, content, { mode: 0o600, flag: 'wx' });
  if (uid !== undefined && gid !== undefined) await chown(arriving, uid, gid);
  await rename(arriving, file);
}
