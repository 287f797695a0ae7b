/** What `stet` at the command line refuses, with exit code 1: its stable code, and when. docs/errors.md is made from it. */
import type { NotParked, ParksMore } from '#projector';
import type { BeingFilled, WrongCopy } from '#views';

export type CommandRefusal = BeingFilled['code'] | WrongCopy['code'] | ParksMore['code'] | NotParked['code'];

export const COMMAND_REFUSALS: Record<CommandRefusal, string> = {
  'views.being-filled': 'somebody fills the views of this edition already: the message names who, and since when',
  'views.wrong-copy': 'there is no such copy of the views, or it is not there for what is asked of it',
  'views.parks-more':
    'the copy that was filled cannot take streams that the one that serves tells: that one goes on serving',
  'stream.not-parked': 'the views have all of the stream that is to be taken again',
};
