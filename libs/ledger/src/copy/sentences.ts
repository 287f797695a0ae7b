/** What whoever copies a log is told before anything is written, and why it is refused. */
import type { Offsets } from './offsets.js';
import type { Tally, Without } from './without.js';

interface Judged {
  without: Without;
  leaveOut: Offsets;
  /** Of each partition of the log, the offset that the next record will get. */
  ends: number[];
  isChangeTold: boolean;
}

export function sentencesOn({ without, leaveOut, ends, isChangeTold }: Judged): { facts: string[]; refusal?: string } {
  const { stood, fall, rise, unreadable } = without;
  const facts = [
    `${ends.reduce((sum, end) => sum + end, 0)} offsets are read; left out: ${leaveOut.texts.join(', ') || 'none'}. What says so stands in their places: all others keep theirs.`,
    ...told(stood, 'is left out though it stands'),
    ...told(fall, 'will be void in the copy: it was decided on what is left out'),
    ...told(rise, 'will stand in the copy, and is void in the log: it lost to what is left out'),
  ];
  const refusal =
    beyondEnds(leaveOut, ends) ??
    notNamed(unreadable, leaveOut) ??
    (isChangeTold || stood.count + fall.count + rise.count === 0 ? undefined : CHANGED);
  return { facts, ...(refusal !== undefined && { refusal }) };
}

const CHANGED =
  'The copy would change which commits stand, as said above, and whoever was told otherwise would not know. Leave out something else, or say --even-if-it-stood.';

function told({ named, count }: Tally, what: string): string[] {
  const lines = named.map(
    ({ partition, offset, stream, id }) => `  ${partition}:${offset} of ${stream} (${id}) ${what}.`,
  );
  return count > named.length ? [...lines, `  … and ${count - named.length} more ${what}.`] : lines;
}

function beyondEnds(leaveOut: Offsets, ends: number[]): string | undefined {
  const beyond = leaveOut.beyond(ends);
  if (beyond.size === 0) return undefined;
  return `The log has nothing at ${beyond.texts.join(', ')} to be left out: name offsets below its ends.`;
}

function notNamed(unreadable: Offsets, leaveOut: Offsets): string | undefined {
  const missing = unreadable.except(leaveOut).texts;
  if (missing.length === 0) return undefined;
  return `Nobody comes past ${missing.join(', ')}: no record is there, or one of a later version, which a later release can copy. To leave it out, add ${missing.map((text) => `--leave-out ${text}`).join(' ')}.`;
}
