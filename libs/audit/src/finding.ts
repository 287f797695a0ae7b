/** What a check finds in a log: each kind, and what it means that there is one. */
import type { UnlawfulVoid } from './why-void.js';

export const FINDINGS = {
  hole: 'offsets without a record: something was lost, or somebody else than Stet wrote to the log',
  unreadable: 'a record that is no commit of any version',
  not_a_commit: 'a record that names its stream and lacks what a commit has',
  later_version: 'a commit of a later version, which this release cannot read',
  wrong_key: "a commit under a key that is not its stream's",
  wrong_partition: "a commit in a partition that is not its stream's",
  unexplained_void:
    'a void commit that no standing one explains: a commit before it was altered or lost, or it was forged',
  unknown_stream: 'a standing commit of a stream of no known kind',
  unknown_event: 'a standing event of a type that this release does not know',
  unsound_event: 'a standing event that is not of the shape of its type, and so changes nothing',
  not_on_file: 'a standing event about what was not put on file by then, and so changes nothing',
  reference_to_nothing: 'a standing event that names what is nowhere on file',
  time_backwards: 'a standing commit whose time is before that of the one before it in its stream, or is no time',
  by_nobody: 'a commit by somebody who is no tool, no editor and no part of Stet',
  stands_twice: 'a standing commit of a command that stands already: no Stet lets one stand twice',
  tail_lost: 'the log ends before what the views have read of it',
  another_history: 'a record that is another than the views have read there: the log was made anew, or altered',
  another_log: 'the views were made from a log of another name',
} as const satisfies Record<UnlawfulVoid, string> & Record<string, string>;

export type FindingKind = keyof typeof FINDINGS;

export interface Finding {
  kind: FindingKind;
  /** `partition:offset`, `partition:offset-last` for several in a row; null where it is about the log as a whole. */
  position: string | null;
  stream: string | null;
  /** What is so, in a sentence. */
  what: string;
}

export function positionOf({ partition, offset, last = offset }: { partition: number; offset: number; last?: number }) {
  return `${partition}:${offset}${last > offset ? `-${last}` : ''}`;
}
