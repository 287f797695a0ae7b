/** Keys as a file holds them: `{"keys": [{"name", "role", "sha256", "expires"}]}`, and nothing else. */
import { ROLES, type Role } from './keys.js';
import { LIMITS } from './limits.js';
import { Problem } from './problems.js';
import { parseStrictJson } from './strict-json.js';

export interface Key {
  /** Lower-case letters, digits and hyphens; names that begin with `stet` are the system's. */
  name: string;
  role: Role;
  /** Of the key, in hex. */
  sha256: string;
  /** From this moment on it is no key: an ISO 8601 date-time with its zone. Without it, it holds until it is revoked. */
  expires?: string;
}

const FIELDS: Record<keyof Key, { isGood(value: unknown): boolean; wants: string }> = {
  name: {
    isGood: (value) => typeof value === 'string' && /^(?!stet)[a-z0-9-]{1,50}$/.test(value),
    wants: 'a name of lower-case letters, digits and hyphens that does not begin with stet',
  },
  role: {
    isGood: (value) => (ROLES as readonly unknown[]).includes(value),
    wants: `a role: ${ROLES.join(', ')}`,
  },
  sha256: {
    isGood: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    wants: 'the sha256 of the key, in hex',
  },
  expires: {
    isGood: (value) => value === undefined || isMoment(value),
    wants: 'expires to be a date-time with its zone, such as 2027-01-31T00:00:00Z',
  },
};

/** Throws an Error that names every fault, and nothing of what the file holds. */
export function parseKeys(text: string): Key[] {
  const { keys, ...more } = objectIn(parsed(text));
  if (!Array.isArray(keys)) throw new Error('it holds no list of keys');
  const faults = [
    ...Object.keys(more).map((field) => `it has ${field} beside its keys, which means nothing`),
    ...keys.flatMap((key: unknown, place) => faultsOf(objectIn(key)).map((fault) => `key ${place + 1} ${fault}`)),
  ];
  if (faults.length > 0) throw new Error(faults.join('; '));
  const read = keys as Key[];
  const twice = [
    ...doubled(read, (key) => `the identity ${identityOf(key)}`),
    ...doubled(read, ({ sha256 }) => `the sha256 ${sha256}`),
  ];
  if (twice.length > 0) throw new Error(twice.join('; '));
  return read;
}

/** What a log keeps of an asker. */
export function identityOf({ role, name }: Pick<Key, 'role' | 'name'>): string {
  return `${role}:${name}`;
}

function parsed(text: string): unknown {
  try {
    return parseStrictJson(Buffer.from(text));
  } catch (error) {
    const isLarge = error instanceof Problem && error.code === 'command.too-large';
    const what = isLarge ? `it holds too much: ${LIMITS.values} fields and items are the most` : NO_JSON;
    throw new Error(what, { cause: error });
  }
}

const NO_JSON = 'it is no JSON in UTF-8, or has a field twice';

/** What is wrong with one key. */
export function faultsOf(key: Record<string, unknown>): string[] {
  const unknown = Object.keys(key).filter((field) => !Object.hasOwn(FIELDS, field));
  return [
    ...Object.entries(FIELDS).flatMap(([field, { isGood, wants }]) => (isGood(key[field]) ? [] : [`wants ${wants}`])),
    ...unknown.map((field) => `has ${field}, which means nothing: to revoke a key, take it out`),
  ];
}

/** Two of one identity could not be told apart in the log; two of one hash are one key that is two askers. */
function doubled(keys: Key[], what: (key: Key) => string): string[] {
  const first = new Map<string, number>();
  return keys.flatMap((key, place) => {
    const before = first.get(what(key));
    first.set(what(key), before ?? place);
    return before === undefined ? [] : [`keys ${before + 1} and ${place + 1} both have ${what(key)}`];
  });
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A day that there is: Date.parse would make 2 March of 30 February. */
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return false;
  const [, day] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.exec(value) ?? [];
  return day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
