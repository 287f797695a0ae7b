/** How a call ends without what it was called for. */
import type { Problem } from './words.js';

/**
 * The door refuses it, and would again: `problem` says why. `position` is how much of the log that goes for, where it was
 * asked what is on file: what is not may come behind it.
 */
export class Refused extends Error {
  constructor(
    readonly what: string,
    readonly problem: Problem,
    readonly position?: string,
  ) {
    super(`${what} was refused: ${problem.status} ${problem.code}. ${problem.detail}${fieldsOf(problem)}`);
  }
}

/** It was asked again and again until its caller's limit. */
export class GaveUp extends Error {
  constructor(what: string, { tries, last }: { tries: number; last: string }) {
    const next = 'Ask again later; what was posted may stand yet: posted again under its key, it is answered.';
    super(`${what} was given up after ${tries} ${tries === 1 ? 'try' : 'tries'}. The last one: ${last}. ${next}`);
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
