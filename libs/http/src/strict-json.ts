/**
 * JSON as two readers cannot understand it differently (RFC 8259, section 4, and I-JSON, RFC 7493): UTF-8, no doubled
 * keys, no lone surrogates, no NUL, no keys that reach a prototype; no deeper and no more than anybody means.
 */
import { assertExactNumbers } from './exact-numbers.js';
import { jsonSize } from './json-size.js';
import { LIMITS } from './limits.js';
import { Problem } from './problems.js';

export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [field: string]: Json;
}

const { values: MOST, depth: DEEPEST } = LIMITS;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
/** Whatever else is wrong with a text of UTF-8 is written as one of these. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/** Throws Problem `request.malformed`, or `command.too-large` before it makes anything of the text. */
export function parseStrictJson(bytes: Uint8Array): Json {
  const { values, keys, depth } = jsonSize(bytes);
  if (depth > DEEPEST) throw malformed(`The body is nested deeper than ${DEEPEST} levels.`);
  if (values > MOST)
    throw new Problem('command.too-large', `The body has ${values} fields and items; ${MOST} is the most.`);
  const text = decode(bytes);
  const value = parse(text);
  // As many as there are in the text: none was lost to another of its name.
  if (keysOf(value) < keys) assertNoneTwice(text);
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

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function keysOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + keysOf(item), 0);
  let keys = 0;
  for (const key of Object.keys(value)) {
    assertName(key);
    keys += 1 + keysOf(value[key] ?? null);
  }
  return keys;
}

function assertName(key: string): void {
  if (PROTOTYPE_KEYS.has(key)) throw malformed(`No field is called "${key}".`);
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

function assertTexts(value: Json): void {
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
