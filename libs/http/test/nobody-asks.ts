import { setImmediate as turn } from 'node:timers/promises';
import { doOthersAsk } from '../src/asking.js';

/** Resolves once nobody does: whoever asked in the suite before is remembered in this one. */
export async function nobodyAsks(): Promise<void> {
  while (doOthersAsk()) await turn();
}
