/** TLS to Postgres, as the words of DATABASE_URL have it (libpq's). */
import { SSL_MODES, SSL_WORDS } from '#postgres';
import { wrongPem } from './pem.js';
import { unreadable } from './secret.js';
import { readSmallFileSync } from './small-file.js';

/** A sentence each. */
export function wrongDatabaseTls(databaseUrl = ''): string[] {
  const words = new URLSearchParams(/\?(.*)$/s.exec(databaseUrl)?.[1] ?? '');
  const mode = words.get('sslmode');
  const others = [...words.keys()].filter((word) => word.startsWith('ssl') && !SSL_WORDS.includes(word));
  const files = SSL_WORDS.filter((word) => word !== 'sslmode' && words.has(word));
  if (others.length > 0)
    return [`DATABASE_URL has ${others.join(', ')}, which is not read: it may have ${SSL_WORDS.join(', ')}.`];
  if (mode !== null && !SSL_MODES.includes(mode))
    return [`DATABASE_URL has sslmode=${mode}; it wants one of ${SSL_MODES.join(', ')}.`];
  if (files.length > 0 && (mode === null || mode === 'disable'))
    return [`DATABASE_URL has ${files.join(', ')}, which mean nothing without sslmode=verify-full.`];
  if (words.has('sslcert') !== words.has('sslkey'))
    return ['DATABASE_URL has one of sslcert and sslkey: they go together.'];
  return files.flatMap((word) => wrongFile(word, words.get(word) ?? ''));
}

function wrongFile(word: string, file: string): string[] {
  if (word === 'sslrootcert' && file === 'system') return [];
  const read = () => readSmallFileSync(file);
  const wrong = unreadable(`${word} of DATABASE_URL`, read);
  if (wrong.length > 0) return wrong;
  const kind = word === 'sslkey' ? 'private key' : 'certificate';
  return wrongPem(kind, read()).map((wants) => `${word} of DATABASE_URL ${wants}, in a file.`);
}
