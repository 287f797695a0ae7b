/** Who speaks in a statement, as holders on file, and which of its printed names mean nobody on file yet. */
import { earliest } from '../fields/edtf.js';
import { sameName } from '../fields/same-name.js';
import type { Claim, ClaimStatement } from './claim.js';
import { meant } from './identification.js';

export interface Spoken {
  holderId?: string;
  /** Whom it speaks for: as it was printed, else by the holder's file. */
  houseId?: string;
  /** Folded: unnamed sources and the record are never asked for. */
  unidentified: string[];
  /** When it was said, or else printed. */
  moment: number;
  side: 'for' | 'against' | 'open';
}

export function whoSpeaks({ identifications }: Pick<Claim, 'identifications'>, statement: ClaimStatement): Spoken {
  const { holder, basis, saidAt, publishedAt } = statement;
  const isRecord = holder.role === 'outlet' && basis === 'record';
  const isNamed = basis !== 'anonymous' && !isRecord;
  const person = isNamed || holder.id !== undefined ? meant(identifications, named(holder.name, holder.id)) : undefined;
  const isHoused = !isRecord && (holder.for !== undefined || holder.forId !== undefined);
  const house = isHoused ? meant(identifications, named(holder.for, holder.forId)) : undefined;
  const houseId = house?.holderId ?? (isHoused ? undefined : person?.forId);
  const unknown = [isNamed && !person ? holder.name : undefined, isHoused && !house ? holder.for : undefined];
  const folded = unknown.flatMap((name) => (typeof name === 'string' ? [sameName(name)] : []));
  return {
    ...(person && { holderId: person.holderId }),
    ...(houseId !== undefined && { houseId }),
    unidentified: [...new Set(folded)],
    moment: earliest(saidAt ?? publishedAt),
    side: sideOf(statement),
  };
}

function named(name: string | undefined, id: string | undefined): { name?: string; id?: string } {
  return { ...(name !== undefined && { name }), ...(id !== undefined && { id }) };
}

/** Who turns from one to another has changed its mind. */
function sideOf({ stance, lean }: ClaimStatement): Spoken['side'] {
  if (stance === 'leaves_open') return 'open';
  return stance === 'asserts' || (stance === 'hedges' && lean === '+') ? 'for' : 'against';
}
