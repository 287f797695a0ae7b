/**
 * An outlet: whoever publishes reports.
 *
 *   (none) ── register ──► registered ──┐
 *                              ▲        │ rename
 *                              └────────┘
 */
import { nothingElse } from '../stream.js';
import type { RegisterOutlet } from './register-outlet.js';
import type { RenameOutlet } from './rename-outlet.js';

export type OutletEvent =
  | { type: 'OutletRegistered'; data: RegisterOutlet }
  | { type: 'OutletRenamed'; data: RenameOutlet };

/** Empty until it is registered; its name is the latest. */
export type Outlet = Partial<RegisterOutlet>;

export const noOutlet: Outlet = {};

export function evolveOutlet(outlet: Outlet, event: OutletEvent): Outlet {
  switch (event.type) {
    case 'OutletRegistered':
      return { ...outlet, ...event.data };
    case 'OutletRenamed':
      return { ...outlet, name: event.data.name };
    default:
      return nothingElse(event, outlet);
  }
}
