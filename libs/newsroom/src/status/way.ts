/** The way on which an utterance came to an outlet: what it names itself, and what those name whom it names. */
import type { ClaimStatement } from '../claim/claim.js';
import { groupedBy } from './grouped-by.js';
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

/** The ways of one utterance's renderings. What is asked of one outlet goes through no others' renderings. */
export class Ways {
  /** By outlet: its own, and those that name it. */
  private readonly own: Map<string, [Rendering, ...Rendering[]]>;
  private readonly direct = new Map<string, Rendering[]>();
  /** By name: those whom it means, and who names them. */
  private readonly meant = new Map<string, Rendering[]>();
  private readonly named = new Map<string, Rendering[]>();
  private readonly behind = new Map<string, ReadonlySet<string>>();

  constructor(renderings: Rendering[]) {
    this.own = groupedBy(renderings, ({ statement }) => statement.outletId);
    for (const one of renderings) {
      for (const outlet of outletsNamedIn(one)) listed(this.direct, outlet).push(one);
      for (const { key } of one.sources) listed(this.named, key).push(one);
      for (const name of one.names) listed(this.meant, name).push(one);
    }
  }

  /** In their order. */
  of(outlet: string): Rendering[] {
    return this.own.get(outlet) ?? [];
  }

  /**
   * Those that came through an outlet: that are its own, or name it, or name others all of whose renderings came through
   * it. Those who name each other in a circle did not.
   */
  through(outlet: string): ReadonlySet<Rendering> {
    const through = new Set(this.direct.get(outlet));
    const left = new Map<string, number>();
    // Iterating a Set visits what is added meanwhile, too.
    for (const { names } of through)
      for (const name of names) {
        const by = this.named.get(name);
        if (!by) continue;
        const others = (left.get(name) ?? this.meant.get(name)?.length ?? 0) - 1;
        left.set(name, others);
        if (others === 0) for (const rendering of by) through.add(rendering);
      }
    return through;
  }

  /** All outlets through which a rendering may have come: those that did not, at times, too. */
  *outletsBehind(rendering: Rendering): Generator<string> {
    yield* outletsNamedIn(rendering);
    for (const { key } of rendering.sources) yield* this.outletsBehindName(key);
  }

  private outletsBehindName(name: string): ReadonlySet<string> {
    const known = this.behind.get(name);
    if (known) return known;
    const outlets = new Set<string>();
    const names = new Set([name]);
    for (const one of names)
      for (const rendering of this.meant.get(one) ?? []) {
        for (const outlet of outletsNamedIn(rendering)) outlets.add(outlet);
        for (const { key } of rendering.sources) names.add(key);
      }
    this.behind.set(name, outlets);
    return outlets;
  }
}

/** Its own, and those that it names itself. */
function outletsNamedIn({ statement, sources }: Rendering): Set<string> {
  return new Set([statement.outletId, ...sources.flatMap(({ outlet }) => outlet ?? [])]);
}

function listed(lists: Map<string, Rendering[]>, key: string): Rendering[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function sourceKey({ outlet, reportId }: { outlet?: string; reportId?: string }): string {
  return `${outlet ?? ''}\n${reportId ?? ''}`;
}
