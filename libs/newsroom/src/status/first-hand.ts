/**
 * Who speaks in an utterance. One act of speaking has one speaker, however its renderings name him and whichever outlet
 * heard, copied or quoted him: he whom the first published first-hand rendering names, else the first published.
 */
import { isRetractedBy, type Rendering } from './rendering.js';

/**
 * Of one utterance's renderings by a moment the one that names the speaker for all: `naming` of those before, or `one`,
 * which was published after them. One that its outlet or an editor has taken back by then names nobody, unless all are:
 * else the outlet that put it right would go on being overruled by its own mistake.
 */
export function namingAmong(naming: Rendering | undefined, one: Rendering, moment: number): Rendering {
  return naming && weightOf(naming, moment) >= weightOf(one, moment) ? naming : one;
}

function weightOf(one: Rendering, moment: number): number {
  return (isRetractedBy(one, moment) ? 0 : 2) + (one.sources.length === 0 ? 1 : 0);
}
