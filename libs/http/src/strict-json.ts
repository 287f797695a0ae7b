/**
 * JSON as two readers cannot understand it differently (RFC 8259, section 4, and I-JSON, RFC 7493): UTF-8, no doubled
 * keys, no lone surrogates, no NUL, no keys that reach a prototype, and no deeper than anybody means.
 */
import { assertExactNumbers } from './exact-numbers.js';
import { Problem } from './problems.js';

const DEEPEST = 32;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
/** Whatever else is wrong with a text of UTF-8 is written as one of these. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/** Throws Problem `request.malformed`. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  const value = parse(text);
  const keys = countKeys(value, 0);
  // As many as there are in the text: none was lost to another of its name.
  if (keys < mostKeysIn(text)) assertNoneTwice(text);
  if (SUSPECT.test(text)) assertTexts(value);
  assertExactNumbers(text);
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === DEEPEST) throw malformed(`The body is nested deeper than ${DEEPEST} levels.`);
  const isArray = Array.isArray(value);
  let keys = 0;
  for (const key of Object.keys(value)) {
    if (!isArray) assertName(key);
    keys += (isArray ? 0 : 1) + countKeys((value as Record<string, unknown>)[key], depth + 1);
  }
  return keys;
}

function assertName(key: string): void {
  if (PROTOTYPE_KEYS.has(key)) throw malformed(`No field is called "${key}".`);
}

/** Every key ends so; so may a part of a string, which then counts as one. */
function mostKeysIn(text: string): number {
  return text.match(/"\s*:/g)?.length ?? 0;
}

/** The text is known to be JSON: a string before a colon is a key of the innermost object. */
function assertNoneTwice(text: string): void {
  const objects: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (key !== undefined) assertNew(JSON.parse(key) as string, objects.at(-1) ?? new Set());
  }
}

function assertNew(key: string, keys: Set<string>): void {
  if (keys.has(key)) throw malformed(`The key "${key}" is there twice. Send it once.`);
  keys.add(key);
}

function assertTexts(value: unknown): void {
  if (typeof value === 'string') assertText(value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) [key, inner].forEach(assertTexts);
}

function assertText(text: string): void {
  if (text.includes('\0')) throw malformed('A text holds the character NUL. Leave it out.');
  if (/\p{Surrogate}/u.test(text)) throw malformed('A text holds half of a surrogate pair. Send whole characters.');
}

function malformed(detail: string): Problem {
  return new Problem('request.malformed', detail);
}
