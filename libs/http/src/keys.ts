/** Who asks, and what each role may. */
import { setMaxListeners } from 'node:events';
import type { Visibility } from '#views';

export const ROLES = ['tool', 'editor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** `by` is what the log keeps. Without keys, on this machine alone, whoever asks is local and may do all. */
export interface Asker {
  by: string;
  role: Role | 'local';
  /** Aborts once the key is revoked or has expired: what is open for it ends. */
  revoked: AbortSignal;
}

export const LOCAL: Asker = { by: 'local', role: 'local', revoked: new AbortController().signal };
setMaxListeners(0, LOCAL.revoked);

/** What a tool posts: outlets, reports and what becomes of them, claims and statements. All else is an editor's judgement. */
const OF_A_TOOL = new Set([
  'register-outlet',
  'register-claim',
  'publish-report',
  'revise-report',
  'correct-report',
  'annotate-report',
  'hold-report',
  'release-report',
  'withdraw-report',
  'assert-claim',
  'hedge-claim',
  'dispute-claim',
  'deny-claim',
  'leave-claim-open',
  'retract-statement',
]);

export function visibilityOf({ role }: Pick<Asker, 'role'>): Visibility {
  return { ofKilled: role === 'auditor', ofVoid: role === 'auditor' };
}

export function mayPost({ role }: Pick<Asker, 'role'>, command: string): boolean {
  return role === 'local' || role === 'editor' || (role === 'tool' && OF_A_TOOL.has(command));
}

/** The roles whose keys may post it. */
export function rolesFor(command: string): Role[] {
  return ROLES.filter((role) => mayPost({ role }, command));
}
