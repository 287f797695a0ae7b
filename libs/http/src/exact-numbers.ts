/**
 * Numbers that are held as they are written. JSON's have any number of digits, ours 53 bits (RFC 8259, section 6):
 * 9007199254740993 would be kept as 9007199254740992, and nobody would be told.
 */
import { Problem } from './problems.js';

/** Whatever has fewer digits, and no exponent, is exact. */
const SUSPECT = /[0-9.]{16}|[0-9][eE]/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9][0-9.eE+-]*/gs;
const MOST = Number.MAX_SAFE_INTEGER;

/** The text is known to be JSON. Throws Problem `request.malformed`. */
export function assertExactNumbers(text: string): void {
  if (!SUSPECT.test(text)) return;
  for (const [token] of text.matchAll(STRING_OR_NUMBER)) {
    if (token.startsWith('"') || isExact(token)) continue;
    throw new Problem(
      'request.malformed',
      `The number ${token.slice(0, 40)} cannot be held as it is written. Give a whole number from -${MOST} to ${MOST}, or one of at most 15 digits; a larger figure in a larger unit, such as million tonnes.`,
    );
  }
}

function isExact(token: string): boolean {
  const value = Number(token);
  return Math.abs(value) <= MOST && decimal(token) === decimal(String(value));
}

/** Digits without zeros at either end, and the power of ten that they are times: 12.50 and 1250e-2 are 125e-1. */
function decimal(text: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${part}`.replace(/^0+/, '');
  const shortest = withoutLastZeros(digits);
  if (shortest === '') return '0';
  return `${sign}${shortest}e${Number(power) - part.length + digits.length - shortest.length}`;
}

/** By a regular expression each zero within would have all behind it gone through: a number of 250,000 took a minute. */
function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
