/**
 * Who speaks in an utterance. One act of speaking has one speaker, however its renderings name him and whichever outlet
 * heard, copied or quoted him: he whom the first published first-hand rendering names, else the first published.
 */
import { groupedBy } from './grouped-by.js';
import { isRetractedBy, type Rendering } from './rendering.js';

/**
 * Of one utterance's renderings by a moment, first published first, the one that names the speaker for all. One that its
 * outlet or an editor has taken back by then names nobody, unless all are: else the outlet that put it right would go on
 * being overruled by its own mistake.
 */
export function namingIn(renderings: Rendering[], moment: number): Rendering | undefined {
  if (renderings.length < 2) return renderings[0];
  const isKept = (one: Rendering) => !isRetractedBy(one, moment);
  return (
    renderings.find((one) => isKept(one) && one.sources.length === 0) ??
    renderings.find(isKept) ??
    renderings.find(({ sources }) => sources.length === 0) ??
    renderings[0]
  );
}

/** Do renderings of one utterance name different holders? Whoever speaks for another may be named as the other. */
export function nameDifferently(renderings: Rendering[]): boolean {
  const [first] = renderings;
  if (!first || renderings.every(({ name }) => name === first.name)) return false;
  const [[one, those] = ['', []], [other, others] = ['', []], third] = groupedBy(renderings, ({ name }) => name);
  const standsFor = (house: string) => (rendering: Rendering) => rendering.house === house;
  return third !== undefined || !(those.every(standsFor(other)) || others.every(standsFor(one)));
}
