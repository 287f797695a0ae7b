/** What `stet` at the command line refuses, with exit code 1: its stable code, and when. docs/errors.md is made from it. */
import type { CopyFailed, CopyRefused } from '#ledger';
import type { NotParked, ParksMore } from '#projector';
import type { BeingFilled, NotEmpty, ViewsLagging, WrongCopy } from '#views';

type OfViews = (BeingFilled | WrongCopy | ParksMore | NotParked | NotEmpty | ViewsLagging)['code'];
/** Of what is thrown in rooms and at the command line that this room does not enter. */
type OfOthers =
  | 'database.not-named'
  | 'kafka.not-named'
  | 'export.refused'
  | 'archive.folder-refused'
  | 'archive.of-a-later-release';
export type CommandRefusal = OfViews | OfOthers | (CopyRefused | CopyFailed)['code'];

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
  'export.refused': 'the log has no such claim, or no such export is on record, or it is on record for something else',
  'archive.folder-refused':
    'the folder for an archive has something in it, or is a file; or that of one which is to be opened is not there',
  'archive.of-a-later-release': 'the archive was made by a later release, which opens it',
  'copy.refused': 'the log cannot be copied so; nothing was written',
  'copy.failed': 'the copy came to no end: if its topic is there, no Stet starts over it',
  'kafka.not-named': 'only a log on Kafka is copied, and `KAFKA_BROKERS` names none',
};
