/**
 * A secret is the setting itself, or what is in the file that the same name with _FILE names. Such a file is read anew
 * whenever it is wanted: a password that was changed needs no restart.
 */
import { readSmallFileSync } from './small-file.js';

export type Environment = Record<string, string | undefined>;

/** Undefined if it is not set. The end of the file's last line is no part of it. */
export function secretIn(environment: Environment, name: string): (() => string) | undefined {
  const { [name]: value, [`${name}_FILE`]: file } = environment;
  if (file !== undefined) return () => readSmallFileSync(file).replace(/\r?\n$/, '');
  return value === undefined ? undefined : () => value;
}

/** PEM, or the file that holds it. */
export function pemIn(environment: Environment, name: string): (() => string) | undefined {
  const { [name]: value } = environment;
  if (value === undefined || value.includes('-----BEGIN')) return secretIn(environment, name);
  return () => readSmallFileSync(value);
}

/** What is wrong with it, as a sentence that never quotes it. */
export function wrongSecret(environment: Environment, name: string): string[] {
  const { [name]: value, [`${name}_FILE`]: file } = environment;
  if (value !== undefined && file !== undefined)
    return [`${name} and ${name}_FILE are set, and one is enough: remove the other.`];
  return unreadable(`${name}_FILE`, file === undefined ? undefined : secretIn(environment, name));
}

export function unreadable(name: string, read: (() => string) | undefined): string[] {
  try {
    return read?.() === '' ? [`${name} names a file in which nothing is.`] : [];
  } catch (error) {
    return [`${name} names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).`];
  }
}
