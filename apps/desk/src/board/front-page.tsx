/** What to look at first: an utterance that papers tell differently, a figure that may be somebody else's, and what changed. */
import { useState } from 'react';
import type { Flag } from '../words.js';
import type { OnTheBoard } from './board.js';
import { FigureCard } from './figure-card.js';
import { ThenAndNowCard } from './then-and-now-card.js';
import { UtteranceCard } from './utterance-card.js';
import './front-page.css';

/** Chosen once, when the board is first seen: nothing moves while one reads. */
export function FrontPage({ claims }: { claims: OnTheBoard[] }) {
  const [chosen] = useState(() => choose(claims));
  const now = (then: OnTheBoard | undefined) =>
    then && (claims.find(({ claimId }) => claimId === then.claimId) ?? then);
  const [told, figure, changed] = [now(chosen.told), now(chosen.figure), now(chosen.changed)];
  if (!told && !figure && !changed) return null;
  return (
    <section className="front" aria-label="To look at first">
      {told && <UtteranceCard claim={told} />}
      {figure && <FigureCard claim={figure} />}
      {changed && <ThenAndNowCard claim={changed} />}
    </section>
  );
}

function choose(claims: OnTheBoard[]) {
  return {
    told: foremost(claims, ['renderings_differ', 'headline_body_conflict']),
    figure: foremost(claims, ['holder_figures_differ']),
    changed: claims
      .filter(({ ribbon }) => ribbon.length > 1)
      .toSorted(byWeight(['stance_changed', 'renderings_differ']))[0],
  };
}

/** With most of these flags, then with most outlets. */
function foremost(claims: OnTheBoard[], flags: Flag[]): OnTheBoard | undefined {
  const [first] = claims.toSorted(byWeight(flags));
  return first?.flags.some((flag) => flags.includes(flag)) ? first : undefined;
}

function byWeight(flags: Flag[]) {
  const weight = (claim: OnTheBoard) =>
    claim.flags.filter((flag) => flags.includes(flag)).length * 1000 + claim.outlets;
  return (one: OnTheBoard, other: OnTheBoard) => weight(other) - weight(one);
}
