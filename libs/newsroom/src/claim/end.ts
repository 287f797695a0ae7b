/** How a statement has ended. Of several ends the one dated first is it, in whatever order they were put on file. */
import { earliest } from '../fields/edtf.js';
import type { Retraction } from '../vocabulary.js';

export interface End {
  publishedAt: string;
  why: Retraction;
  /** The report that tells of it. */
  reportId: string;
}

/** What somebody says of the statement itself comes before what follows from its report. */
const WHYS: Retraction[] = ['holder_retracted', 'misrendered', 'report_corrected', 'report_withdrawn'];

/** A total order: what is dated alike goes by why, then by how it is written. */
export function inOrderOfEnd(one: End, other: End): number {
  const [at, then] = [earliest(one.publishedAt), earliest(other.publishedAt)];
  if (at !== then) return at < then ? -1 : 1;
  const reasons = WHYS.indexOf(one.why) - WHYS.indexOf(other.why);
  return reasons === 0 ? textOf(one).localeCompare(textOf(other), 'en') : reasons;
}

/** Does it end the statement before anything that is on file? */
export function endsFirst(end: End, retraction: End | undefined): boolean {
  return retraction === undefined || inOrderOfEnd(end, retraction) < 0;
}

function textOf({ publishedAt, reportId }: End): string {
  return `${publishedAt} ${reportId}`;
}
