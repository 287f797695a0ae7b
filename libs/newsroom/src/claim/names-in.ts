/** The names and ids on a claim by which a holder on file may be meant. */
import { sameName } from '../fields/same-name.js';
import { idsOf, isOnRecord } from '../fields/holder.js';
import type { Claim, ClaimStatement } from './claim.js';

export interface NamesIn {
  /** As they are printed: of the holder, unless it is unnamed or the record, and of whom it speaks for. */
  names: string[];
  ids: string[];
}

export function namesIn({ holder, basis }: ClaimStatement): NamesIn {
  if (isOnRecord({ holder, basis })) return { names: [], ids: idsOf(holder) };
  const names = [...(basis === 'anonymous' ? [] : [holder.name]), ...(holder.for === undefined ? [] : [holder.for])];
  return { names: names.filter((name) => sameName(name) !== ''), ids: idsOf(holder) };
}

/** As an editor wrote them where one holder only repeats another: those with an outlet are unnamed sources. */
export function namesRepeating({ dependences }: Pick<Claim, 'dependences'>): string[] {
  return dependences
    .flatMap(({ holder, dependsOn }) => [holder, dependsOn])
    .flatMap(({ name, outlet }) => (outlet === undefined ? [name] : []));
}
