/** How a claim's status evolved on the published clock, and where it stands at a moment. */
import type { Claim } from './claim/claim.js';
import { earliest, endOfQuestion } from './edtf.js';
import { type Picture, pictureAt, type Reason } from './status.js';
import type { Status } from './vocabulary.js';

/** One for each change of status, asserting origins or flags. */
export interface Change {
  /** As coarse as it was published: `2024-10-18`, or to the minute. */
  at: string;
  status: Status;
  assertingOrigins: number;
  outlets: number;
  flags: string[];
  because: Reason[];
}

export function timeline(claim: Claim): Change[] {
  const changes: Change[] = [];
  for (const [moment, at] of momentsOf(claim)) {
    const { flags, status, assertingOrigins, outlets, because } = pictureAt(claim, moment);
    const change = { at, status, assertingOrigins, outlets, flags: flags.map(({ flag }) => flag), because };
    const before = changes.at(-1);
    if (!before || isOther(before, change)) changes.push(change);
  }
  return changes;
}

export interface StatusPicture extends Omit<Picture, 'flags'> {
  /** When the status became what it is; null while there is no statement. */
  since: string | null;
  flags: string[];
  flagReasons: Picture['flags'];
}

/** At a moment of the published clock; a bare date means the end of that day. Without one: all that is on file. */
export function statusAt(claim: Claim, at?: string, changes: Change[] = timeline(claim)): StatusPicture {
  const moment = at === undefined ? Infinity : endOfQuestion(at);
  const { flags, ...picture } = pictureAt(claim, moment);
  const until = changes.filter((change) => earliest(change.at) <= moment);
  const before = until.findLastIndex(({ status }) => status !== picture.status);
  return { ...picture, since: until[before + 1]?.at ?? null, flags: flags.map(({ flag }) => flag), flagReasons: flags };
}

/** The moments at which something was published, first to last, each as the shortest text that names it. */
function momentsOf({ statements }: Claim): [number, string][] {
  const moments = new Map<number, string>();
  for (const { publishedAt } of statements) {
    const moment = earliest(publishedAt);
    const known = moments.get(moment);
    if (known === undefined || isShorter(publishedAt, known)) moments.set(moment, publishedAt);
  }
  return [...moments].sort(([one], [other]) => (one < other ? -1 : 1));
}

function isShorter(one: string, other: string): boolean {
  return one.length < other.length || (one.length === other.length && one < other);
}

function isOther(one: Change, other: Change): boolean {
  return (
    one.status !== other.status ||
    one.assertingOrigins !== other.assertingOrigins ||
    one.flags.join() !== other.flags.join()
  );
}
