/**
 * The order in which a board begins: what changed since one looked, then the rest, each as the door has them. It is taken
 * once, when a claim is first here: nothing moves while one reads, whatever changes or is looked at meanwhile.
 */
import type { Answer } from '#client';
import { isUnseen, type Seen } from '../seen/is-unseen.js';

type Claim = Answer<'/v1/claims'>['claims'][number];

export interface OneReading {
  /** By id, as each was when it first came. */
  wasUnseen: Map<string, boolean>;
}

/** Page by page: a later one never moves what stands before it. */
export function inOrder(pages: { claims: Claim[] }[], { wasUnseen }: OneReading, seen: Seen): Claim[] {
  return pages.flatMap(({ claims }) => {
    for (const claim of claims) if (!wasUnseen.has(claim.claimId)) wasUnseen.set(claim.claimId, isUnseen(claim, seen));
    const isNews = ({ claimId }: Claim) => wasUnseen.get(claimId) === true;
    return [...claims.filter(isNews), ...claims.filter((claim) => !isNews(claim))];
  });
}
