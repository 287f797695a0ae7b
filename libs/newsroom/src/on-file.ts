/** Refusals of commands that name what nobody has put on file. */
import { RuleBroken } from './rule-broken.js';
import type { OnFile } from './stream.js';

export function assertOutletsOnFile(outletIds: string[], onFile: OnFile): void {
  const missing = outletIds.filter((id) => !onFile.outlet(id));
  if (missing.length > 0)
    throw new RuleBroken(
      'outlet.not-on-file',
      `No outlet ${missing.join(', ')} is on file: register it first, then post this again.`,
    );
}

export function notOnFile(kind: 'claim' | 'report', id: string): RuleBroken {
  const first = kind === 'claim' ? 'register it' : 'publish it';
  return new RuleBroken(`${kind}.not-on-file`, `No ${kind} ${id} is on file: ${first} first, then post this again.`);
}
