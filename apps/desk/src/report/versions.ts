/** A report's versions, numbered from the one that came out first; each with the headline that it bears. */
import type { Answer } from '#client';

type Report = Answer<'/v1/reports/{id}'>;

export interface Version {
  number: number;
  publishedAt: string | undefined;
  headline: string | undefined;
  /** It has the headline from the version before. */
  isAsBefore: boolean;
  /** What the outlet said of it; undefined of the first. */
  noted?: boolean;
  note?: string;
}

/** Of more than the door tells, the first and the last. */
export function versionsOf({ revisions, revisionsTotal, publishedAt, headline, firstHeadline }: Report): Version[] {
  // A report may have come out without one.
  const itsOwn = revisions.every((revision) => revision.headline === undefined) ? headline : undefined;
  const first = { number: 1, publishedAt, headline: firstHeadline ?? itsOwn, isAsBefore: false };
  const before = revisionsTotal - revisions.length;
  const versions: Version[] = [first];
  // Which headline the first that are told had from those that are not, only the last of all says.
  let latest = before === 0 ? first.headline : undefined;
  for (const [place, revision] of revisions.entries()) {
    const isAsBefore = revision.headline === undefined || isSame(revision.headline, latest);
    latest = revision.headline ?? latest;
    versions.push({ ...revision, number: before + place + 2, headline: latest, isAsBefore });
  }
  return versions;
}

/** White space is not a change. */
function isSame(one: string, other: string | undefined): boolean {
  const words = (text: string) => text.trim().split(/\s+/).join(' ');
  return other !== undefined && words(one) === words(other);
}

/** `1..3` as the versions of these numbers, if both are there. */
export function comparedIn(versions: Version[], rev: string | undefined): [Version, Version] | undefined {
  const [one, other] = (rev ?? '').split('..').map((said) => versions.find(({ number }) => String(number) === said));
  return one && other ? [one, other] : undefined;
}
