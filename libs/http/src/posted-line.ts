/** What a line of many posts: `{"command": "…", "id": "…", "body": {…}}`. */
import type { Line } from './lines.js';
import { LIMITS } from './limits.js';
import type { Posted } from './one-post.js';
import { Problem } from './problems.js';
import { parseStrictJson } from './strict-json.js';

/** Throws Problem. */
export function postedIn({ bytes, isTooLong }: Line): Posted {
  if (isTooLong) throw new Problem('command.too-large', `A line has ${LIMITS.body} bytes at most.`);
  const read = parseStrictJson(bytes);
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
  const { command, id, body = null, ...more } = isObject ? read : {};
  const faults = [
    ...(typeof command === 'string'
      ? []
      : [{ field: 'command', message: "command must be the command's name, such as assert-claim" }]),
    ...(id === undefined || typeof id === 'string' ? [] : [{ field: 'id', message: 'id must be a string' }]),
    ...Object.keys(more).map((field) => ({ field, message: `property ${field} should not exist` })),
  ];
  if (typeof command !== 'string' || faults.length > 0) {
    throw new Problem('request.malformed', 'A line is {"command": "…", "id": "…", "body": {…}}.', faults);
  }
  return { name: command, ...(typeof id === 'string' && { id }), body };
}
