/** What `stet` at the command line refuses, with exit code 1: its stable code, and when. docs/errors.md is made from it. */
import type { NotParked, ParksMore } from '#projector';
import type { BeingFilled, NotEmpty, ViewsLagging, WrongCopy } from '#views';

export type CommandRefusal =
  | (BeingFilled | WrongCopy | ParksMore | NotParked | NotEmpty | ViewsLagging)['code']
  | 'database.not-named';

export const COMMAND_REFUSALS: Record<CommandRefusal, string> = {
  'views.being-filled': 'somebody fills the views of this edition already: the message names who, and since when',
  'views.wrong-copy': 'there is no such copy of the views, or it is not there for what is asked of it',
  'views.parks-more':
    'the copy that was filled cannot take streams that the one that serves tells: that one goes on serving',
  'stream.not-parked': 'the views have all of the stream that is to be taken again',
  'views.not-empty':
    'the schema that is to be replayed into holds something, or its name is one that Stet or Postgres has',
  'views.lagging':
    'what the index of the log has, the read models that are to be compared do not take: no projector runs, or it says why',
  'database.not-named': 'the log is on Kafka, and no database is named beside it, which the words need',
};
