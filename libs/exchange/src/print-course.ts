/** How the status of a claim evolved: when, to what, on whom it rests, and what changed it. */
import { reasonsOf, spokenDate, vocabulary } from '#newsroom';
import { columns } from './columns.js';
import { causeOf } from './cause-in-words.js';
import { count, indented, inWords, type Paper } from './paper.js';
import type { Change, Story } from './story.js';

const WHEN = 26;
const STATUS = 13;

export function printCourse(story: Pick<Story, 'changes' | 'claim' | 'papers'>, paper: Paper): string {
  const { changes } = story;
  if (changes.length === 0) return '  nobody has spoken to it';
  const rows = changes.map((change, index) => [
    spokenDate(change.at),
    inWords(change.status, paper),
    [
      `${origins(change)}: ${reasonsOf(change)}${others(change)}.`,
      ...causeOf(change, story),
      ...flagged(change, changes[index - 1]),
    ].join('\n'),
  ]);
  return indented(columns([], rows, [WHEN, STATUS, paper.width - 2 - WHEN - STATUS - 4]));
}

export function origins({ assertingOrigins, outlets }: Pick<Change, 'assertingOrigins' | 'outlets'>): string {
  return `${count(outlets, 'outlet')}, ${count(assertingOrigins, 'origin')}`;
}

/** What an editor should see from now on, and what no longer; at first it all is told beside the status. */
function flagged({ flags }: Change, before?: Change): string[] {
  if (!before) return [];
  const raised = flags.filter((flag) => !before.flags.includes(flag));
  const lowered = before.flags.filter((flag) => !flags.includes(flag));
  return [
    ...raised.map((flag) => `Now ${vocabulary.flags[flag]}.`),
    ...lowered.map((flag) => `No longer so: ${vocabulary.flags[flag]}.`),
  ];
}

/** The door names the first twenty. */
function others({ because, becauseTotal }: Change): string {
  return becauseTotal > because.length ? `; and ${becauseTotal - because.length} more` : '';
}
