/** A database's address as it is set: whether it can be read in one way alone, and how it is told without its password. */

/**
 * In a user or a password `/ @ : % ? #` are percent-encoded (RFC 3986, 2.1): else another part of the address begins
 * there. Several hosts may stand in it, as in `postgres://user:password@db-1:5432,db-2:5432/stet`.
 */
export function isDatabaseUrl(value: string): boolean {
  const { scheme, authority, tail } = partsOf(value);
  if (!/^postgres(ql)?:\/\/$/.test(scheme) || authority + tail === '' || tail.includes('@')) return false;
  const { user, hosts } = whoAndWhere(authority);
  return hosts.split(',').every((host) => isAddress(`${scheme}${user}${user && '@'}${host}${tail}`));
}

/** Each with a port or none: what is no number there is a password, with the host forgotten. */
const HOSTS = /^((\[[\da-f:.]*\]|[^:,[\]]*)(:\d*)?(,|$))+$/i;

/** What is said of a setting ends in logs: of one that may hold a password only what surely is none of it. */
export function withoutPassword(value: string): string {
  const { scheme, authority, tail } = partsOf(value);
  if (scheme === '') return /@|pass|pwd/i.test(value) ? '…' : value;
  // With a slash, say, in the password that is where the host seems to end.
  if (tail.includes('@')) return `${scheme}…`;
  const { user, hosts } = whoAndWhere(authority);
  if (!HOSTS.test(hosts)) return `${scheme}${hosts.replace(/:.*/s, ':…')}`;
  return `${scheme}${user.replace(/:.*/s, ':…')}${user && '@'}${hosts}${tail.replace(/[?#].*/s, '?…')}`;
}

/** `db-1:5432,db-2:5432`: where a database is looked for. */
export function hostsIn(value: string): string {
  const { hosts } = whoAndWhere(partsOf(value).authority);
  const each = hosts.split(',').map((host) => host || 'localhost');
  return each.map((host) => (/:\d+$/.test(host) ? host : `${host}:5432`)).join(',');
}

function partsOf(value: string): { scheme: string; authority: string; tail: string } {
  const [, scheme = '', authority = '', tail = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(value) ?? [];
  return { scheme, authority, tail };
}

function whoAndWhere(authority: string): { user: string; hosts: string } {
  const at = authority.lastIndexOf('@');
  return { user: authority.slice(0, Math.max(at, 0)), hosts: authority.slice(at + 1) };
}

/** A password among the query's words would be sent to the server as the name of a setting. */
function isAddress(url: string): boolean {
  try {
    const { username, password, hash, searchParams } = new URL(url);
    [username, password].forEach(decodeURIComponent);
    return hash === '' && !searchParams.has('password');
  } catch {
    return false;
  }
}
