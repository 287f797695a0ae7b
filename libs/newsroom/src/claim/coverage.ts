/** Everything said on one claim, folded from its stream: what the status rules and the sheet are made from. */
import { nothingElse, type Event } from '../stream.js';
import type { Stance } from '../vocabulary.js';
import { type ClaimEvent, isSame, STANCE_OF } from './claim.js';
import type { DeclareDependence } from './declare-dependence.js';
import type { Stated } from './statement.js';

export interface CoveredStatement extends Stated {
  stance: Stance;
  /** When and by whom it was put on file: the desk's own clock. */
  recordedAt: string;
  recordedBy: string;
}

export interface Coverage {
  claimId: string;
  proposition: string;
  topic?: string;
  registeredAt: string;
  links: { kind: string; to: string }[];
  dependences: DeclareDependence[];
  statements: CoveredStatement[];
}

export interface Recorded {
  at: string;
  by: string;
}

export function emptyCoverage(): Coverage {
  return { claimId: '', proposition: '', registeredAt: '', links: [], dependences: [], statements: [] };
}

/** Never throws: what stands is taken. `event` is one of the claim's stream. */
export function cover(coverage: Coverage, event: Event, recorded: Recorded): Coverage {
  return take(coverage, event as ClaimEvent, recorded);
}

function take(coverage: Coverage, event: ClaimEvent, { at, by }: Recorded): Coverage {
  switch (event.type) {
    case 'ClaimRegistered':
      return { ...coverage, ...event.data, registeredAt: at };
    case 'ClaimLinked':
      return { ...coverage, links: [...coverage.links, { kind: event.data.kind, to: event.data.to }] };
    case 'DependenceDeclared':
      return { ...coverage, dependences: [...coverage.dependences, event.data] };
    case 'DependenceEnded':
      return { ...coverage, dependences: coverage.dependences.filter((dependence) => !isSame(dependence, event.data)) };
    case 'ClaimAsserted':
    case 'ClaimHedged':
    case 'ClaimDisputed':
    case 'ClaimDenied':
    case 'ClaimLeftOpen': {
      const statement = { ...event.data, stance: STANCE_OF[event.type], recordedAt: at, recordedBy: by };
      return { ...coverage, statements: [...coverage.statements, statement] };
    }
    default:
      return nothingElse(event, coverage);
  }
}
