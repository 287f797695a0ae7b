/**
 * An outlet: whoever publishes reports.
 *
 *   (none) ── register ──► registered
 */
import { nothingElse } from '../stream.js';
import type { RegisterOutlet } from './register-outlet.js';

export type OutletEvent = { type: 'OutletRegistered'; data: RegisterOutlet };

export interface Outlet {
  name?: string;
}

export const noOutlet: Outlet = {};

export function evolveOutlet(outlet: Outlet, event: OutletEvent): Outlet {
  switch (event.type) {
    case 'OutletRegistered':
      return { name: event.data.name };
    default:
      return nothingElse(event.type, outlet);
  }
}
