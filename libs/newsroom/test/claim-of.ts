/** A claim from its events, and its picture at a moment: what specs ask for at once, and code in steps. */
import { type Claim, type ClaimEvent, evolveClaim, noClaim } from '../src/claim/claim.js';
import { type Picture, pictureOf } from '../src/status/picture.js';
import { sceneInSteps } from '../src/status/scene.js';
import { atOnce } from '../src/steps.js';
import type { Event } from '../src/stream.js';

export function claimOf(events: Event[]): Claim {
  return events.reduce((claim, event) => evolveClaim(claim, event as ClaimEvent), noClaim);
}

/** At a moment of the published clock; Infinity for all that is on file. */
export function pictureAt(claim: Claim, moment: number): Picture {
  return pictureOf(atOnce(sceneInSteps(claim, moment)));
}
