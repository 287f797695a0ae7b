/** Which statements count at a moment and why the others do not: rules 1 and 2 of design section 5. */
import { earliest } from './dates.js';
import type { OnFile, Said } from './on-file.js';

export interface Heard {
  file: OnFile;
  moment: number;
  /** What had been published by then, first published first. */
  said: Said[];
  /** By statement; nothing of those that count. */
  whyNot: Map<string, string>;
  /** By its own outlet or an editor, or by an outlet that it came through. */
  takenBack: Set<string>;
}

const NO_POSITION = ['did_not_respond', 'declines_to_comment', 'answers_otherwise', 'speaks_conditionally'];
const BY_THE_OUTLET = ['report_corrected', 'report_withdrawn'];

export function heardBy(file: OnFile, moment: number): Heard {
  const said = file.said.filter((one) => published(one) <= moment).toSorted(inPrint);
  const whyNot = new Map<string, string>();
  const takenBack = new Set<string>();
  const spoken = byUtterance(said);
  for (const one of said) {
    const alike = spoken.get(utteranceOf(one)) ?? [];
    const origin = fallen(one, { file, moment, alike });
    const why = whyNotStanding(one, alike, moment) ?? never(one) ?? origin;
    if (why !== undefined) whyNot.set(one.statementId, why);
    if (endOf(one, moment) || origin !== undefined) takenBack.add(one.statementId);
  }
  return { file, moment, said, whyNot, takenBack };
}

/** In the order in which they are given. */
export function byUtterance(said: Said[]): Map<string, Said[]> {
  const together = new Map<string, Said[]>();
  for (const one of said) {
    const its = together.get(utteranceOf(one));
    if (its) its.push(one);
    else together.set(utteranceOf(one), [one]);
  }
  return together;
}

export function published({ publishedAt }: Said): number {
  return earliest(publishedAt);
}

/** First published first, whatever the order of recording. */
export function inPrint(one: Said, other: Said): number {
  if (published(one) !== published(other)) return published(one) - published(other);
  return one.statementId < other.statementId ? -1 : 1;
}

/** Nothing takes effect before it was printed. */
export function effectOf(said: Said, date: string): number {
  return Math.max(earliest(date), published(said));
}

export function utteranceOf({ utterance, statementId }: Said): string {
  return utterance === undefined ? `statement ${statementId}` : `utterance ${utterance}`;
}

export function endOf(said: Said, moment: number): Said['ends'][number] | undefined {
  return said.ends.find(({ publishedAt }) => effectOf(said, publishedAt) <= moment);
}

function whyNotStanding(one: Said, alike: Said[], moment: number): string | undefined {
  if (endOf(one, moment)) return 'retracted';
  if (alike.some((other) => endOf(other, moment)?.why === 'holder_retracted')) return 'retracted';
  const isHeld = one.suspensions.some(
    ({ from, until }) => effectOf(one, from) <= moment && (until === undefined || effectOf(one, until) > moment),
  );
  return isHeld ? 'suspended' : undefined;
}

/** What keeps it from counting at any moment. */
export function never(said: Said): string | undefined {
  const { inferred, holder, act, basis } = said;
  if (inferred) return 'inferred';
  if (holder.role === 'satire') return 'satire';
  if (NO_POSITION.includes(act)) return 'no position';
  return holder.role === 'outlet' && !['own_reporting', 'record'].includes(basis) ? 'basis' : undefined;
}

interface OfAnUtterance extends Pick<Heard, 'file' | 'moment'> {
  alike: Said[];
}

/** What an outlet took back falls wherever it came through that outlet; what it prints of it afterwards counts. */
function fallen(one: Said, { moment, alike }: OfAnUtterance): string | undefined {
  const ended = alike.filter((other) => BY_THE_OUTLET.includes(endOf(other, moment)?.why ?? ''));
  const isFallen = distinct(ended.map(({ outletId }) => outletId)).some((outletId) => {
    if (!cameThrough(outletId, alike).has(one)) return false;
    const its = alike.filter((other) => other.outletId === outletId);
    const since = Math.max(
      ...its.flatMap((other) => endOf(other, moment) ?? []).map((end) => earliest(end.publishedAt)),
    );
    const again = its.filter(
      (other) => published(other) >= since && (whyNotStanding(other, alike, moment) ?? never(other)) === undefined,
    );
    return again.every((other) => published(one) < published(other));
  });
  return isFallen ? 'origin' : undefined;
}

/** Those of an act of speaking that are the outlet's, or name it, or name none but such: copies of copies. */
function cameThrough(outletId: string, alike: Said[]): Set<Said> {
  const through = new Set(
    alike.filter((one) => one.outletId === outletId || sourcesOf(one).some(({ outlet }) => outlet === outletId)),
  );
  for (let size = -1; size !== through.size;) {
    size = through.size;
    for (const one of alike)
      for (const source of sourcesOf(one)) {
        const meant = alike.filter(
          (other) =>
            other.outletId === source.outlet && (source.reportId === undefined || other.reportId === source.reportId),
        );
        if (meant.length > 0 && meant.every((other) => through.has(other))) through.add(one);
      }
  }
  return through;
}

function sourcesOf({
  via = [],
  relations = [],
}: Said): { outlet?: string | undefined; reportId?: string | undefined }[] {
  return [...via, ...madeFrom(relations).map(({ of, reportId }) => ({ outlet: of.outlet, reportId }))];
}

function distinct(words: string[]): string[] {
  return [...new Set(words)];
}

export function madeFrom(relations: NonNullable<Said['relations']>): NonNullable<Said['relations']> {
  return relations.filter(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
}
