/**
 * JSON as two readers cannot understand it differently (RFC 8259, section 4, and I-JSON, RFC 7493): UTF-8, no doubled
 * keys, no lone surrogates, no NUL, no keys that reach a prototype, and no deeper than anybody means.
 */
import { Problem } from './problems.js';

const DEEPEST = 32;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Throws Problem `request.malformed`. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  assertNoDeeper(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  assertKeys(text);
  assertTexts(value);
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

/** Before parsing, which would follow any depth. */
function assertNoDeeper(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > DEEPEST) throw malformed(`The body is nested deeper than ${DEEPEST} levels.`);
  }
}

/** The text is known to be JSON: a string before a colon is a key of the innermost object. */
function assertKeys(text: string): void {
  const objects: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (key !== undefined) assertKey(JSON.parse(key) as string, objects.at(-1) ?? new Set());
  }
}

function assertKey(key: string, keys: Set<string>): void {
  if (keys.has(key)) throw malformed(`The key "${key}" is there twice. Send it once.`);
  if (PROTOTYPE_KEYS.has(key)) throw malformed(`No field is called "${key}".`);
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
