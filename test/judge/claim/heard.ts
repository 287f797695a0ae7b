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
}

const NO_POSITION = ['did_not_respond', 'declines_to_comment', 'answers_otherwise', 'speaks_conditionally'];
const BY_THE_OUTLET = ['holder_retracted', 'report_corrected', 'report_withdrawn'];

export function heardBy(file: OnFile, moment: number): Heard {
  const said = file.said.filter((one) => published(one) <= moment).toSorted(inPrint);
  const whyNot = new Map<string, string>();
  const spoken = byUtterance(said);
  for (const one of said) {
    const alike = spoken.get(utteranceOf(one)) ?? [];
    const why = whyNotStanding(one, alike, moment) ?? never(one) ?? fallen(one, { file, moment, alike });
    if (why !== undefined) whyNot.set(one.statementId, why);
  }
  return { file, moment, said, whyNot };
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

function never(said: Said): string | undefined {
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
function fallen(one: Said, { file, moment, alike }: OfAnUtterance): string | undefined {
  const ended = alike.filter((other) => BY_THE_OUTLET.includes(endOf(other, moment)?.why ?? ''));
  if (ended.length === 0) return undefined;
  const through = outletsOf(one, file.said);
  const isFallen = ended.some((other) => {
    const end = endOf(other, moment);
    if (!end || !through.has(other.outletId)) return false;
    const since = effectOf(other, end.publishedAt);
    const again = alike.filter((its) => its !== other && its.outletId === other.outletId && published(its) >= since);
    return again.every((its) => published(one) < published(its));
  });
  return isFallen ? 'origin' : undefined;
}

/** Those that it came through: its own, those of its `via`, those whose reports it is made from, and so on. */
function outletsOf(one: Said, all: Said[]): Set<string> {
  const through = new Set([one.outletId, ...(one.via ?? []).flatMap(({ outlet }) => outlet ?? [])]);
  const reports = new Set<string>();
  const follow = ({ relations = [] }: Said): void => {
    for (const { of, reportId } of madeFrom(relations)) {
      if (of.outlet !== undefined) through.add(of.outlet);
      if (reportId === undefined || reports.has(reportId)) continue;
      reports.add(reportId);
      for (const its of all) if (its.reportId === reportId) follow(its);
    }
  };
  follow(one);
  return through;
}

export function madeFrom(relations: NonNullable<Said['relations']>): NonNullable<Said['relations']> {
  return relations.filter(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
}
