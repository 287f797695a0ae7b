/** How a call ends without what it was called for. */
import type { Problem } from './words.js';

/** The door refuses it, and would again: `problem` says why. */
export class Refused extends Error {
  constructor(
    readonly what: string,
    readonly problem: Problem,
  ) {
    super(`${what} was refused: ${problem.status} ${problem.code}. ${problem.detail}${fieldsOf(problem)}`);
  }
}

/** It was asked again and again until its caller's limit. What was posted may stand yet: the same key tells. */
export class GaveUp extends Error {
  constructor(what: string, { tries, last }: { tries: number; last: string }) {
    const again = 'If it was a post, it may stand yet: post it again under the same key.';
    super(`${what} was given up after ${tries} ${tries === 1 ? 'try' : 'tries'}. The last one: ${last}. ${again}`);
  }
}

/** The door cannot take it now, or nobody knows whether it has: it may be asked again, after so many milliseconds. */
export class NotNow extends Error {
  constructor(
    why: string,
    readonly afterMs?: number,
  ) {
    super(why);
  }
}

function fieldsOf({ errors = [] }: Problem): string {
  return errors.map(({ field, message }) => ` ${field}: ${message}.`).join('');
}
