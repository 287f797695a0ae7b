/**
 * An outlet: whoever publishes reports.
 *
 *   (none) ── register ──► registered
 */
import { nothingElse } from '../stream.js';
import type { RegisterOutlet } from './register-outlet.js';

export type OutletEvent = { type: 'OutletRegistered'; data: RegisterOutlet };

/** Empty until it is registered. */
export type Outlet = Partial<RegisterOutlet>;

export const noOutlet: Outlet = {};

export function evolveOutlet(outlet: Outlet, event: OutletEvent): Outlet {
  switch (event.type) {
    case 'OutletRegistered':
      return { ...outlet, ...event.data };
    default:
      return nothingElse(event.type, outlet);
  }
}
