/** A database's address as the library takes it: what it does not understand of it is taken out, and told apart. */
import { SSL_WORDS, tlsIn, type TlsWanted } from './tls.js';

/** An address such as `postgres://user:password@host:port/database`, or one whose password is asked for at each connection. */
export type Database = string | { url: string; password(): string };

export interface Whereabouts {
  /** Without its words about TLS: the library would send them to the server as settings. */
  url: string;
  tls: TlsWanted | undefined;
  options: { pass?: () => string; host?: string[]; port?: number[] };
}

export function whereabouts(database: Database): Whereabouts {
  const { url, password } = typeof database === 'string' ? { url: database, password: undefined } : database;
  const [address = '', query = ''] = url.split(/\?(.*)/s);
  const words = new URLSearchParams(query);
  const tls = tlsIn(words);
  for (const word of SSL_WORDS) words.delete(word);
  return {
    url: words.size > 0 ? `${address}?${words.toString()}` : address,
    tls,
    options: { ...(password && { pass: password }), ...numbersIn(address) },
  };
}

/** The library (3.4.9) takes the first colon of an IPv6 address for the one before a port. */
function numbersIn(address: string): { host?: string[]; port?: number[] } {
  const hosts = /^[a-z]+:\/\/(?:[^/]*@)?([^/]*)/.exec(address)?.[1]?.split(',') ?? [];
  if (!hosts.some((host) => host.startsWith('['))) return {};
  return {
    host: hosts.map((host) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1') || 'localhost'),
    port: hosts.map((host) => Number(/:(\d+)$/.exec(host.replace(/^\[.*\]/, ''))?.[1] ?? 5432)),
  };
}
