/** What `stet` at the command line refuses, with exit code 1: its stable code, and when. docs/errors.md is made from it. */
import type { BeingFilled, WrongCopy } from '#views';

export type CommandRefusal = BeingFilled['code'] | WrongCopy['code'];

export const COMMAND_REFUSALS: Record<CommandRefusal, string> = {
  'views.being-filled': 'somebody fills the views of this edition already: the message names who, and since when',
  'views.wrong-copy': 'there is no such copy of the views, or it is not there for what is asked of it',
};
