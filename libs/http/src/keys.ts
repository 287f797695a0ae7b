/** Who asks. A key's hash is kept, never the key; a key has a name and a role. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Sight } from '#views';

export const ROLES = ['tool', 'editor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface Key {
  /** Lower-case letters, digits and hyphens; names that begin with `stet` are the system's. */
  name: string;
  role: Role;
  /** Of the key, in hex. */
  sha256: string;
}

/** `by` is what the log keeps. Without keys, on this machine alone, whoever asks is local and may do all. */
export interface Asker {
  by: string;
  role: Role | 'local';
}

export const LOCAL: Asker = { by: 'local', role: 'local' };

/** What a tool posts: outlets, reports and what becomes of them, claims and statements. All else is an editor's judgement. */
const OF_A_TOOL = new Set([
  'register-outlet',
  'register-claim',
  'publish-report',
  'revise-report',
  'correct-report',
  'annotate-report',
  'hold-report',
  'release-report',
  'withdraw-report',
  'assert-claim',
  'hedge-claim',
  'dispute-claim',
  'deny-claim',
  'leave-claim-open',
  'retract-statement',
]);

export function sightOf({ role }: Asker): Sight {
  return { ofKilled: role === 'auditor' };
}

export function mayPost({ role }: Asker, command: string): boolean {
  return role === 'local' || role === 'editor' || (role === 'tool' && OF_A_TOOL.has(command));
}

/** The roles whose keys may post it. */
export function rolesFor(command: string): Role[] {
  return ROLES.filter((role) => mayPost({ by: role, role }, command));
}

/** The asker whose key this is; undefined if it is nobody's. */
export function askerOf(keys: Key[], key: string): Asker | undefined {
  const hash = createHash('sha256').update(key).digest();
  const found = keys.find(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
  return found && { by: `${found.role}:${found.name}`, role: found.role };
}

/** Reads a keys file; throws an Error that names every fault. */
export function parseKeys(text: string): Key[] {
  const { keys } = JSON.parse(text) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0)
    throw new Error('The keys file holds no keys: make one with npm run keys.');
  const faults = keys.flatMap((key: unknown, place) =>
    isKey(key) ? [] : [`key ${place + 1} needs name, role (${ROLES.join(', ')}) and sha256 in hex`],
  );
  if (faults.length > 0) throw new Error(`The keys file is wrong: ${faults.join('; ')}.`);
  return keys as Key[];
}

function isKey(key: unknown): key is Key {
  if (typeof key !== 'object' || key === null) return false;
  const { name, role, sha256 } = key as Partial<Record<keyof Key, unknown>>;
  return (
    /^(?!stet)[a-z0-9-]{1,50}$/.test(String(name)) &&
    (ROLES as readonly unknown[]).includes(role) &&
    /^[0-9a-f]{64}$/.test(String(sha256))
  );
}
