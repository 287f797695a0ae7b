/** The way on which an utterance came to an outlet: what it names itself, and what those name whom it names. */
import type { ClaimStatement } from '../claim/claim.js';
import type { Rendering } from './rendering.js';

/** Whom a statement names as having had it before: an outlet, and perhaps the very report. */
export interface Source {
  outlet: string | undefined;
  key: string;
}

/** A report that merely quotes another, or stands in its place, has not all of its statements from it: those say so by `via`. */
export function sourcesOf({ via, relations }: ClaimStatement): Source[] {
  if (!via && !relations) return [];
  const leading = (relations ?? []).filter(({ kind }) => kind === 'copy_of' || kind === 'derived_from');
  const named = [...(via ?? []), ...leading.map(({ of, reportId }) => ({ outlet: of.outlet, reportId }))];
  return named.map((one) => ({ outlet: one.outlet, key: sourceKey({ reportId: undefined, ...one }) }));
}

/** What others name if they mean it: its outlet, or its report. */
export function namesOf({ outletId, reportId }: ClaimStatement): [string, string] {
  return [sourceKey({ outlet: outletId }), sourceKey({ outlet: outletId, reportId })];
}

/**
 * Of one utterance's renderings those that came through an outlet: that are its own, or name it, or name others all of
 * whose renderings came through it. Those who name each other in a circle did not.
 */
export function thoseThrough(outlet: string, renderings: Rendering[]): ReadonlySet<Rendering> {
  const through = new Set<Rendering>();
  for (const rendering of renderings)
    if (rendering.statement.outletId === outlet || rendering.sources.some((one) => one.outlet === outlet))
      through.add(rendering);
  const named = namedIn(renderings);
  if (named.size === 0) return through;
  // Iterating a Set visits what is added meanwhile, too.
  for (const { names } of through)
    for (const name of names) {
      const source = named.get(name);
      if (!source) continue;
      source.others -= 1;
      if (source.others === 0) for (const rendering of source.by) through.add(rendering);
    }
  return through;
}

/** By name, who names it, and how many of its renderings have not been found yet to have come through the outlet. */
function namedIn(renderings: Rendering[]): Map<string, { by: Rendering[]; others: number }> {
  const named = new Map<string, { by: Rendering[]; others: number }>();
  for (const rendering of renderings)
    for (const { key } of rendering.sources) {
      const source = named.get(key);
      if (source) source.by.push(rendering);
      else named.set(key, { by: [rendering], others: 0 });
    }
  if (named.size === 0) return named;
  for (const { names } of renderings)
    for (const name of names) {
      const source = named.get(name);
      if (source) source.others += 1;
    }
  return named;
}

function sourceKey({ outlet, reportId }: { outlet?: string; reportId?: string }): string {
  return `${outlet ?? ''}\n${reportId ?? ''}`;
}
