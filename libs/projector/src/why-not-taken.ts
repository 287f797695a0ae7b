/** Why the views cannot take a commit, without a word of what it holds. */
import { whatFailed } from '#command-handling';
import { CannotTake } from './cannot-take.js';

export function whyNotTaken(error: unknown): string {
  return error instanceof CannotTake ? `the view ${error.view}: ${whyNotTaken(error.cause)}` : whatFailed(error);
}
