/** Whose word an outlet carries on a claim: of each origin that asserts it, how many of the outlet's statements are its word. */
import { groupedBy } from './grouped-by.js';
import { type Named, namedIn } from './holder-of.js';
import type { Rendering } from './rendering.js';
import type { Scene } from './scene.js';
import { judge } from './status.js';

export interface CarriedOrigin extends Named {
  /** Of the outlet, that count. */
  statements: number;
}

export interface Published {
  scene: Scene;
  /** In the order of publication. */
  published: Rendering[];
  /** The rendering that names the speaker of this one. */
  naming(this: void, one: Rendering): Rendering;
  /** By id. */
  whyNot: Map<string, string>;
}

type Renderings = [Rendering, ...Rendering[]];

/** The keys of the holders that count as origins. */
export function originsIn(scene: Scene): Set<string> {
  return new Set(
    judge(scene)
      .asserting.first(Infinity)
      .map(({ key }) => key),
  );
}

/** As an attribution names the holder whose renderings these are. */
export function namedBy(renderings: Renderings, naming: Published['naming']): Named {
  return namedIn([naming(renderings[0]), ...renderings]);
}

/** Of an outlet's renderings: whose most of them are first, of as many the one printed first. */
export function carriedIn({ scene, published, naming, whyNot }: Published): (theirs: Rendering[]) => CarriedOrigin[] {
  const origins = originsIn(scene);
  const originOf = (one: Rendering) => {
    const { holder } = naming(one);
    return origins.has(holder) && !whyNot.has(one.statement.statementId) ? holder : undefined;
  };
  const all = groupedBy(published, (one) => naming(one).holder);
  const names = new Map([...origins].flatMap((key) => nameOf(key, all.get(key), naming)));
  return (theirs) =>
    [...groupedBy(theirs, originOf)]
      .flatMap(([key, those]) => {
        const named = names.get(key);
        return named ? [{ ...named, statements: those.length }] : [];
      })
      .toSorted((one, other) => other.statements - one.statements);
}

function nameOf(key: string, renderings: Renderings | undefined, naming: Published['naming']): [string, Named][] {
  return renderings ? [[key, namedBy(renderings, naming)]] : [];
}
