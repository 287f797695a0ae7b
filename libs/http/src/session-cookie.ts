/** The cookie of a session: to this origin alone, for no script, and over TLS wherever the door is not on this machine. */
import type { IncomingHttpHeaders } from 'node:http';

/** By its name a browser takes the second of nobody but this very host, over TLS, for all paths (RFC 6265bis, 4.1.3.2). */
const NAMES = { onThisMachine: 'stet', elsewhere: '__Host-stet' };
const OF_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

export function sessionIn({ cookie = '', host = '' }: IncomingHttpHeaders): string | undefined {
  const name = nameFor(host);
  const pairs = cookie.split(';').map((pair) => pair.trim());
  const ours = pairs.filter((pair) => pair.startsWith(`${name}=`));
  return ours.length === 1 ? ours[0]?.slice(name.length + 1) : undefined;
}

/** Empty ends it. */
export function cookieFor(session: string, { host = '' }: IncomingHttpHeaders): string {
  const isHere = OF_THIS_MACHINE.test(host);
  const ends = session === '' ? '; Max-Age=0' : '';
  return `${nameFor(host)}=${session}; Path=/; HttpOnly; SameSite=Strict${isHere ? '' : '; Secure'}${ends}`;
}

function nameFor(host: string): string {
  return OF_THIS_MACHINE.test(host) ? NAMES.onThisMachine : NAMES.elsewhere;
}
