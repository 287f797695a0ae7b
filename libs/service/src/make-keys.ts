/** Makes a key of each role and a file of their hashes; the keys themselves are shown once and kept nowhere. */
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { ROLES } from '#http';

/** The keys by role. Throws if the file is there: its keys would be lost. */
export async function makeKeys(file: string): Promise<Record<string, string>> {
  const made = ROLES.map((role) => ({
    role,
    name: `${role}-1`,
    key: `stet_${role}_${randomBytes(24).toString('base64url')}`,
  }));
  const keys = made.map(({ role, name, key }) => ({
    name,
    role,
    sha256: createHash('sha256').update(key).digest('hex'),
  }));
  await writeFile(file, `${JSON.stringify({ keys }, null, 2)}\n`, { flag: 'wx' });
  return Object.fromEntries(made.map(({ role, key }) => [role, key]));
}
