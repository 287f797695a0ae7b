/**
 * Prints how much work the rules have with large claims, without a clock: how often V8 enters each of their functions and
 * blocks (a loop's body is one). What the runtime does by itself, such as copying a list, is not in it. A process of its
 * own, to be started with `--no-opt`: of a function that V8 makes part of another the blocks are not counted, and when it
 * does so is for a busy machine to say. The few are counted twice, to show that nothing else comes in, and told once before,
 * uncounted: dates and the like, once read, are remembered.
 */
import 'reflect-metadata';
import { type Profiler, Session } from 'node:inspector';
import { type Claim, evolveClaim, noClaim } from '../src/claim/claim.js';
import { attributionInSteps, gridInSteps } from '../src/status/coverage.js';
import { timelineInSteps } from '../src/status/timeline.js';
import { atOnce, type Steps } from '../src/steps.js';
import { claimOf } from './claim-of.js';
import { GROWING, LARGE, STANDING_TOGETHER } from './large-claims.js';

const FEW = 50;
const SIZES = [FEW, FEW, 4 * FEW, FEW];
const TOLD: Record<string, (claim: Claim) => Steps<unknown>> = {
  timeline: timelineInSteps,
  attribution: attributionInSteps,
  grid: gridInSteps,
};

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const told = Object.entries({ ...LARGE, ...STANDING_TOGETHER }).map(([large, eventsOf]) => {
  const works = Object.entries(TOLD).map(([what, stepsOf]) => {
    const work = SIZES.map((size) => {
      const claim = claimOf(eventsOf(size));
      entered();
      atOnce(stepsOf(claim));
      return entered();
    });
    return [what, work.slice(1)];
  });
  return [large, Object.fromEntries(works)];
});

const grown = Object.entries(GROWING).map(([large, eventsOf]) => {
  const work = SIZES.map((size) => {
    const events = eventsOf(size);
    entered();
    let claim = noClaim;
    for (const event of events) atOnce(timelineInSteps((claim = evolveClaim(claim, event))));
    return entered();
  });
  return [large, { timeline: work.slice(1) }];
});
process.stdout.write(JSON.stringify(Object.fromEntries([...told, ...grown])));

/** Since it was last asked. A session with its own thread answers at once. */
function entered(): number {
  let scripts: Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    scripts = result;
  });
  return scripts
    .filter(({ url }) => url.includes('/libs/newsroom/src/'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);
}
