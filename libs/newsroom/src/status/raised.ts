/** The flags of a claim as they are told: one entry for each act of speaking, or each holder, that raises one. */
import { type Flag, raisedBy } from './flags.js';
import { type Named, namedByThen } from './holder-of.js';
import { MOST_TOLD, together } from './listed.js';
import { firstPublished } from './rendering.js';
import type { Scene } from './scene.js';
import { raisedIn } from './status.js';
import type { FlagName } from '../vocabulary.js';

export interface Raised {
  flag: FlagName;
  /** Which utterance, by its own id if it has one, and whose; or which holder. One of its statements names it. */
  about: Named & { utterance?: string };
  /** Of the statements behind it the first, and how many there are. */
  statements: string[];
  statementsTotal: number;
}

export interface AllRaised {
  /** The names of those that are raised. */
  flags: FlagName[];
  /** The first that raise one, and how many do. */
  raised: Raised[];
  raisedTotal: number;
}

/** In the order of the vocabulary, of one flag in that of publication. Of too many each flag tells its first in turn. */
export function allRaised(scene: Scene): AllRaised {
  const flags = raisedIn(scene);
  const all = together(flags.map((name) => raisedBy(name, scene)));
  return { flags, raised: all.first(MOST_TOLD).map(told), raisedTotal: all.total };
}

function told({ flag, utterance, naming, renderings }: Flag): Raised {
  const all = renderings();
  const first = firstPublished(all, MOST_TOLD);
  return {
    flag,
    about: { ...(utterance !== undefined && { utterance }), ...namedByThen([naming, ...first]) },
    statements: first.map(({ id }) => id),
    statementsTotal: all.length,
  };
}
