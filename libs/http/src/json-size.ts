/**
 * How much JSON.parse would make of a text, by one pass over its bytes: linear, and before anything is made. Of a text
 * that is no JSON it tells something; JSON.parse refuses that afterwards.
 */
export interface JsonSize {
  /** Fields of objects and items of arrays, all in all. */
  values: number;
  /** Fields alone, doubled ones too. */
  keys: number;
  /** Of arrays and objects in each other. */
  depth: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = codesOf('"\\,:');
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = codesOf('[]{}');
const SPACE = 32;

export function jsonSize(bytes: Uint8Array): JsonSize {
  let values = 0;
  let keys = 0;
  let depth = 0;
  let deepest = 0;
  let isText = false;
  let before = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte > SPACE) {
      if (byte === QUOTE) isText = true;
      else if (byte === COMMA) values += 1;
      else if (byte === COLON) keys += 1;
      else if (byte === ARRAY || byte === OBJECT) {
        values += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
      } else if (byte === ARRAY_END || byte === OBJECT_END) {
        depth -= 1;
        if (before === ARRAY || before === OBJECT) values -= 1;
      }
      before = byte;
    }
  }
  return { values, keys, depth: deepest };
}

function codesOf(text: string): number[] {
  return [...text].map((sign) => sign.charCodeAt(0));
}
