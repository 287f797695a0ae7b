/**
 * Whether a request is meant for this door, and comes from no page of elsewhere. A page of any site may have its own name
 * lead to this machine (DNS rebinding), and a browser then takes this door for a part of that site: but it says which name
 * it was given, as `Host`, and whose page asks, as `Origin`. Both are held against what is listened on.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { Problem } from './problems.js';

/** Without keys a door has the names of this machine, and no others. */
const OF_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];
const DEFAULT_PORTS: Record<string, string> = { http: '80', https: '443' };

export interface Listening {
  /** The address that is listened on. */
  host: string;
  hasKeys: boolean;
  /** Names by which it is asked behind a proxy or a resolver of names, as `name` or `name:port`. */
  hosts: string[];
}

/** What a request says of itself before its body. */
export interface Head {
  method?: string | undefined;
  url?: string | undefined;
  rawHeaders: string[];
}

interface Authority {
  name: string;
  /** Undefined: the scheme's own. */
  port: string | undefined;
}

export class Authorities {
  private readonly own: string[];
  private readonly named: Authority[];

  constructor(private readonly listening: Listening) {
    const { host, hosts, hasKeys } = listening;
    this.own = [...(hasKeys ? [] : OF_THIS_MACHINE), isIPv6(host) ? `[${host}]` : host.toLowerCase()];
    this.named = hosts.map(parse).filter((one) => one !== undefined);
  }

  /** Why it is not taken; undefined if it is. `port` is the one on which it came. */
  refusal(head: Head, port: number): Problem | undefined {
    const hosts = valuesOf(head, 'host');
    const asked = [...hosts, ...targetOf(head)].map(parse).filter((one) => one !== undefined);
    const [host] = asked;
    if (hosts.length !== 1 || !host || asked.length !== 1 + targetOf(head).length)
      return new Problem('request.malformed', `Send one Host header (RFC 9112, 3.2), such as ${this.example(port)}.`);
    const unknown = asked.find((one) => !this.isOurs(one, port));
    if (unknown) return new Problem('host.unknown', `This door is not ${text(unknown)}: ${this.advice(port)}`);
    return this.isOfElsewhere(head, host, port)
      ? new Problem('origin.elsewhere', `A page of elsewhere may not ask: ${this.advice(port)}`)
      : undefined;
  }

  /** With keys an address is let by, and localhost: a page of elsewhere has a name, and is none of these. */
  private isOurs(authority: Authority, port: number): boolean {
    const { name, port: asked = '80' } = authority;
    const { hasKeys } = this.listening;
    if (hasKeys && (isAddress(name) || name === 'localhost')) return true;
    return (this.own.includes(name) && asked === String(port)) || this.isNamed(authority, port);
  }

  /** Without a port a name has those of the schemes, and the one that is listened on. */
  private isNamed({ name, port: asked = '80' }: Authority, port: number): boolean {
    const usual = ['80', '443', String(port)];
    return this.named.some((one) => one.name === name && (one.port === undefined ? usual : [one.port]).includes(asked));
  }

  private isOfElsewhere(head: Head, host: Authority, port: number): boolean {
    const origins = valuesOf(head, 'origin');
    if (origins.length > 0) return !origins.every((origin) => this.isOwnOrigin(origin, host, port));
    // An image, a script or a frame of another site brings no Origin, but says so (W3C Fetch Metadata); a link may lead here.
    const [site = 'none'] = valuesOf(head, 'sec-fetch-site');
    const [mode] = valuesOf(head, 'sec-fetch-mode');
    const [dest] = valuesOf(head, 'sec-fetch-dest');
    const isLink = head.method === 'GET' && mode === 'navigate' && dest === 'document';
    return !['none', 'same-origin'].includes(site) && !isLink;
  }

  private isOwnOrigin(origin: string, host: Authority, port: number): boolean {
    const [, scheme = '', authority = ''] = /^(https?):\/\/(.*)$/i.exec(origin) ?? [];
    const one = parse(authority);
    const own = DEFAULT_PORTS[scheme.toLowerCase()];
    if (!one || own === undefined) return false;
    const isHost = one.name === host.name && (one.port ?? own) === (host.port ?? own);
    if (this.listening.hasKeys) return isHost || this.isNamed({ name: one.name, port: one.port ?? own }, port);
    return own === '80' && this.isOurs(one, port);
  }

  private advice(port: number): string {
    return this.listening.hasKeys
      ? 'ask by its address, or name it in STET_HOSTS.'
      : `ask for ${this.example(port)}. With keys it may have other names: see STET_HOSTS.`;
  }

  private example(port: number): string {
    return `${this.listening.hasKeys ? 'localhost' : '127.0.0.1'}:${port}`;
  }
}

/** What a request target in absolute form (RFC 9112, 3.2.2) leaves of it: the path and the query. */
export function originForm(url = '/'): string {
  const rest = ABSOLUTE.exec(url)?.[2];
  return rest === undefined || rest.startsWith('/') ? (rest ?? url) : `/${rest}`;
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/** The authority of a target in absolute form, which counts for more than Host. */
function targetOf({ url = '/' }: Head): string[] {
  if (url.startsWith('/') || url === '*') return [];
  return [ABSOLUTE.exec(url)?.[1] ?? ''];
}

function valuesOf({ rawHeaders }: Head, name: string): string[] {
  return rawHeaders.filter((_, place) => place % 2 === 1 && rawHeaders[place - 1]?.toLowerCase() === name);
}

function parse(authority: string): Authority | undefined {
  const [, name, port] = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,255})(?::(\d{1,5}))?$/i.exec(authority) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), port };
}

function isAddress(name: string): boolean {
  return isIPv4(name) || (name.startsWith('[') && isIPv6(name.slice(1, -1)));
}

function text({ name, port }: Authority): string {
  return port === undefined ? name : `${name}:${port}`;
}
