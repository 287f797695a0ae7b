/** Why a log is not copied; the message says what to do. */

/** The copy cannot be made so: nothing was written. */
export class CopyRefused extends Error {
  readonly code = 'copy.refused';
}

/** It came to no end: if its topic is there, no Stet starts over it. */
export class CopyFailed extends Error {
  readonly code = 'copy.failed';
}
