/**
 * How a holder's word came to print, to be drawn on the axis of the course: what was printed at one moment on one way is one
 * strand. Each outlet is in it once, by what of it counts.
 */
import type { Answer } from '#client';
import { momentOf } from './course.js';

export type Holder = Answer<'/v1/claims/{id}/attribution'>['holders'][number];
type Printed = Holder['printed'][number];

export interface Printer {
  printed: Printed;
  /** When it was taken back. */
  ended: string | undefined;
}

export interface Strand {
  moment: number;
  /** By name, from the holder to the outlet. */
  hops: string[];
  /** When each of them printed it itself, where that is known. */
  hopMoments: number[];
  printers: Printer[];
}

interface Knowing {
  nameOf(outletId: string): string;
  /** By statement: of those that were taken back. */
  ended: Map<string, string>;
}

/** By time; what came straight from the holder before what came through others. */
export function strandsOf(printed: Printed[], knowing: Knowing): Strand[] {
  const firsts = firstMoments(printed);
  const strands = new Map<string, Strand>();
  for (const one of toldIn(printed)) {
    const [moment, hops] = [momentOf(one.publishedAt), hopsOf(one, knowing)];
    const key = JSON.stringify([moment, hops]);
    const hopMoments = momentsOfHops(one, firsts).filter((hop) => hop <= moment);
    const strand = strands.get(key) ?? { moment, hops, hopMoments, printers: [] };
    strand.printers.push({ printed: one, ended: knowing.ended.get(one.statementId) });
    strands.set(key, strand);
  }
  return [...strands.values()].toSorted(
    (one, other) => one.moment - other.moment || one.hops.length - other.hops.length,
  );
}

/** Of each outlet the first that counts, or the first. */
function toldIn(printed: Printed[]): Printed[] {
  const told = new Map<string, Printed>();
  for (const one of printed.toSorted((it, other) => momentOf(it.publishedAt) - momentOf(other.publishedAt))) {
    const before = told.get(one.outletId);
    if (!before || (before.notCounted !== undefined && one.notCounted === undefined)) told.set(one.outletId, one);
  }
  return [...told.values()];
}

/** `through` has the nearest first. A report is its own outlet's copy where that alone is known of it. */
function hopsOf({ outletId, through }: Printed, { nameOf }: Knowing): string[] {
  return through
    .map(({ outlet, name = '' }) => (outlet === undefined ? name : nameOf(outlet)))
    .filter((hop, place, all) => hop !== nameOf(outletId) && hop !== all[place - 1])
    .toReversed();
}

function firstMoments(printed: Printed[]): Map<string, number> {
  const firsts = new Map<string, number>();
  for (const { outletId, publishedAt } of printed)
    firsts.set(outletId, Math.min(momentOf(publishedAt), firsts.get(outletId) ?? Infinity));
  return firsts;
}

function momentsOfHops({ outletId, through }: Printed, firsts: Map<string, number>): number[] {
  return [...new Set(through.map(({ outlet }) => outlet))].flatMap((hop) =>
    hop === undefined || hop === outletId ? [] : (firsts.get(hop) ?? []),
  );
}
