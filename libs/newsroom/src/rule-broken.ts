import type { RefusalCode } from './refusals.js';

/** A rule refuses a command. The code is stable; the message says what is so, and what therefore does not go. */
export class RuleBroken extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}
