/**
 * TLS to Postgres as libpq means it: what an address asks for, and the handshake. The server is asked whether it speaks
 * TLS before a word of ours goes there (https://www.postgresql.org/docs/current/libpq-ssl.html).
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';

/** `require` encrypts and believes any server; with a root certificate it is `verify-ca`. */
export const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
/** The words of an address that are about TLS; other words of it go to the server. */
export const SSL_WORDS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'];

export interface TlsWanted {
  mode: 'require' | 'verify-ca' | 'verify-full';
  /** Files, read anew for each connection: what was renewed needs no restart. Without a root the system's hold. */
  root?: string;
  cert?: string;
  key?: string;
}

/** Undefined: nothing is encrypted. */
export function tlsIn(words: URLSearchParams): TlsWanted | undefined {
  const mode = words.get('sslmode') ?? 'disable';
  if (mode === 'disable') return undefined;
  const file = (word: string, name: string) => {
    const value = words.get(word) ?? '';
    return value === '' || value === 'system' ? {} : { [name]: value };
  };
  return {
    mode: mode as TlsWanted['mode'],
    ...file('sslrootcert', 'root'),
    ...file('sslcert', 'cert'),
    ...file('sslkey', 'key'),
  };
}

/** What `tls.createSecureContext` takes. Throws what reading a file throws. */
async function secretsOf({ root, cert, key }: TlsWanted): Promise<Pick<ConnectionOptions, 'ca' | 'cert' | 'key'>> {
  const files = Object.entries({ ca: root, cert, key }).filter((one): one is [string, string] => one[1] !== undefined);
  return Object.fromEntries(
    await Promise.all(files.map(async ([name, file]) => [name, await readFile(file)] as const)),
  );
}

/** Postgres' SSLRequest: its length, and a number that is no version of the protocol. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const WILLING = 'S';

/** How long it may take to be agreed. */
const PATIENCE_MS = 5000;

/** Lays TLS over a socket that connects to `host`; throws with code CONNECT_TLS, or what the socket failed with. */
export async function secured(socket: Socket, host: string, wanted: TlsWanted): Promise<TLSSocket> {
  // Heard from the first: it may be gone before anything else is waited for.
  const gone = endOf(socket);
  try {
    return await Promise.race([agreed(socket, host, wanted), gone]);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function agreed(socket: Socket, host: string, wanted: TlsWanted): Promise<TLSSocket> {
  const secrets = await secretsOf(wanted).catch((error: unknown) => fail(error));
  if (socket.connecting) await once(socket, 'connect');
  socket.write(SSL_REQUEST);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  // More than the one letter was put there by somebody between (CVE-2021-23222).
  if (answer.toString('latin1') !== WILLING) fail(new Error('the server speaks no TLS'), 'NO_TLS');
  const over = connect({ socket, ...secrets, ...checks(host, wanted) });
  await once(over, 'secureConnect').catch((error: unknown) => fail(error));
  return over;
}

/** Rejects once it has failed, was closed, or nothing came of it in time. */
function endOf(socket: Socket): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    const late = setTimeout(() => reject(timedOut()), PATIENCE_MS).unref();
    socket.on('error', reject);
    socket.once('close', () => {
      clearTimeout(late);
      reject(hungUp());
    });
  });
  ended.catch(() => undefined);
  return ended;
}

function checks(host: string, { mode, root }: TlsWanted): ConnectionOptions {
  const named = { host, ...(isIP(host) === 0 && { servername: host }) };
  if (mode === 'verify-full') return named;
  if (mode === 'require' && root === undefined) return { ...named, rejectUnauthorized: false };
  return { ...named, checkServerIdentity: () => undefined };
}

function timedOut(): Error {
  return Object.assign(new Error('Nothing came in time.'), { code: 'CONNECT_TIMEOUT' });
}

function hungUp(): Error {
  return Object.assign(new Error('The server hung up.'), { code: 'CONNECTION_CLOSED' });
}

/** `reason` is OpenSSL's or Node's code. */
function fail(error: unknown, reason?: string): never {
  const { code = '', message } = error as Error & { code?: string };
  if (/^(ECONN|EPIPE|CONNECTION_|CONNECT_)/.test(code)) throw error;
  throw Object.assign(new Error(message, { cause: error }), { code: 'CONNECT_TLS', reason: reason ?? code });
}
