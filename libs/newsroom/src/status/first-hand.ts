/**
 * Who speaks in an utterance. One act of speaking has one speaker, however its renderings name him and whichever outlet
 * heard, copied or quoted him: he whom the first published first-hand rendering names, else the first published.
 */
import type { Hearing } from './hearing.js';
import { isRetractedBy, type Rendering } from './rendering.js';

/**
 * Of one utterance's renderings that were heard the one that names the speaker for all: `naming` of those before, or
 * `one`, which was published after them. One that its outlet or an editor has taken back by then names nobody, unless all
 * are, nor does what came through such an outlet: else the outlet that put it right would go on being overruled by its own
 * mistake.
 */
export function namingAmong(naming: Rendering | undefined, one: Rendering, heard: Hearing): Rendering {
  return naming && weightOf(naming, heard) >= weightOf(one, heard) ? naming : one;
}

function weightOf(one: Rendering, heard: Hearing): number {
  const isTakenBack = isRetractedBy(one, heard.moment) || heard.originWithdrawnBy(one) !== undefined;
  return (isTakenBack ? 0 : 2) + (one.sources.length === 0 ? 1 : 0);
}
