/** A file of keys is made, added to, and taken from. It holds their hashes: a key itself is shown once, and kept nowhere. */
import { createHash, randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { faultsOf, identityOf, type Key, parseKeys, ROLES } from '#http';
import { readSmallFile } from './small-file.js';

const OWNER_ALONE = 0o600;

export interface WantedKey {
  role: string;
  name: string;
  /** ISO 8601, with its zone. */
  expires?: string;
}

/** A key of each role. Throws if the file is there: its keys would be lost. */
export async function makeKeys(file: string): Promise<Record<string, string>> {
  const made = ROLES.map((role) => newKey({ role, name: `${role}-1` }));
  await writeFile(file, textOf(made.map(({ entry }) => entry)), { flag: 'wx', mode: OWNER_ALONE });
  return Object.fromEntries(made.map(({ entry, secret }) => [entry.role, secret]));
}

/** The key; the file is made if there is none. Throws if the role and name have one, or a running process would not take it. */
export async function addKey(file: string, wanted: WantedKey): Promise<string> {
  const { entry, secret } = newKey(wanted);
  if (wanted.expires !== undefined && Date.parse(wanted.expires) <= Date.now())
    throw new Error(`${wanted.expires} has passed: name a moment to come.`);
  await makeEmpty(file);
  await change(file, (keys) => {
    if (keys.some((key) => identityOf(key) === identityOf(entry)))
      throw new Error(`${identityOf(entry)} has a key: revoke it first, or take another name.`);
    return [...keys, entry];
  });
  return secret;
}

/** Throws if there is none of its role and name. */
export function revokeKey(file: string, { role, name }: WantedKey): Promise<void> {
  return change(file, (keys) => {
    const rest = keys.filter((key) => key.role !== role || key.name !== name);
    if (rest.length === keys.length) throw new Error(`${role}:${name} has no key in ${file}: list shows which have.`);
    return rest;
  });
}

/** Who has a key, and until when. */
export async function listKeys(file: string): Promise<WantedKey[]> {
  const keys = parseKeys(await readSmallFile(file));
  return keys.map(({ sha256: _hash, ...rest }) => rest);
}

/** Throws if a running process would not take it. */
function newKey({ role, name, expires }: WantedKey): { entry: Key; secret: string } {
  const secret = `stet_${role}_${randomBytes(24).toString('base64url')}`;
  const entry = { role, name, sha256: createHash('sha256').update(secret).digest('hex'), expires };
  const faults = faultsOf(entry);
  if (faults.length > 0) throw new Error(`The key ${faults.join('; ')}.`);
  return { entry: entry as Key, secret };
}

async function makeEmpty(file: string): Promise<void> {
  try {
    await writeFile(file, textOf([]), { flag: 'wx', mode: OWNER_ALONE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function textOf(keys: Key[]): string {
  return `${JSON.stringify({ keys }, null, 2)}\n`;
}

/** Whoever reads the file meanwhile reads it as it was or as it will be; of two who change it at once one is refused. */
async function change(named: string, to: (keys: Key[]) => Key[]): Promise<void> {
  const file = await realpath(named);
  const arriving = `${file}.new`;
  const handle = await open(arriving, 'wx', OWNER_ALONE).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new Error(`${arriving} is there: somebody is changing the keys, or was cut off. If nobody is, remove it.`);
  });
  try {
    const text = textOf(to(parseKeys(await readSmallFile(file))));
    // A running process must take it.
    parseKeys(text);
    const { uid, gid } = await stat(file);
    await handle.chown(uid, gid);
    await handle.writeFile(text);
    await handle.sync();
    await rename(arriving, file);
    await settle(dirname(file));
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
