/** Refusals of commands that name what nobody has put on file. */
import { RuleBroken } from './rule-broken.js';
import type { OnFile } from './context.js';

const FIRST = {
  claim: 'register it',
  report: 'publish it',
  outlet: 'register it',
  holder: 'register it',
  statement: 'make it',
};

export function assertOutletsOnFile(outletIds: string[], onFile: OnFile): void {
  const missing = outletIds.filter((id) => !onFile.outlet(id));
  if (missing.length > 0) throw notOnFile('outlet', missing.join(', '));
}

export function assertHoldersOnFile(holderIds: string[], onFile: OnFile): void {
  const missing = holderIds.filter((id) => !onFile.holder(id));
  if (missing.length > 0) throw notOnFile('holder', missing.join(', '));
}

export function notOnFile(kind: keyof typeof FIRST, id: string): RuleBroken {
  return new RuleBroken(
    `${kind}.not-on-file`,
    `No ${kind} ${id} is on file: ${FIRST[kind]} first, then post this again.`,
  );
}
