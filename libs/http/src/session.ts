/**
 * A session of the editors' page: a key, sealed (AES-256-GCM) for a cookie that no script can read, with the moment at which
 * it ends. It is sealed by what the keys' file holds of that same key, its hash: so every process that has the file opens
 * it, none has to remember it, and it ends with its key. Whoever has the file alone can make none, for what is inside is
 * held against the hash; whoever has the cookie alone has no key in it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A working day and a night. */
export const SESSION_MS = 24 * 3_600_000;
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealed {
  key: string;
  /** Milliseconds. */
  until: number;
}

/** `by` stands in the clear: it says whose hash opens it. */
export function seal({ key, until }: Sealed, { by, hash }: { by: string; hash: Buffer }): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, secretOf(hash), iv).setAAD(Buffer.from(by));
  const text = Buffer.concat([cipher.update(JSON.stringify({ key, until })), cipher.final()]);
  return `${by}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** Undefined if it was sealed by another hash, for another, or is no session at all. */
export function unseal(session: string, { by, hash }: { by: string; hash: Buffer }): Sealed | undefined {
  const bytes = Buffer.from(session.slice(by.length + 1), 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv(CIPHER, secretOf(hash), iv, options).setAAD(Buffer.from(by)).setAuthTag(tag);
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString()) as Sealed;
  } catch {
    return undefined;
  }
}

/** Whose it says that it is. */
export function whoseSession(session: string): string {
  return session.slice(0, Math.max(0, session.lastIndexOf('.')));
}

function secretOf(hash: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', hash, '', 'stet session', 32));
}
