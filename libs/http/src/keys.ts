/** Who asks, and what each role may. */
import { setMaxListeners } from 'node:events';
import type { CommandDefinition } from '#newsroom';
import type { Question, Visibility } from '#views';

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

export function visibilityOf({ role }: Pick<Asker, 'role'>): Visibility {
  return { ofKilled: role === 'auditor', ofVoid: role === 'auditor' };
}

/** As the newsroom's list of commands has it. An editor posts all that tells of the news, an auditor what it takes away. */
export function mayPost({ role }: Pick<Asker, 'role'>, { postedBy }: Pick<CommandDefinition, 'postedBy'>): boolean {
  return role === 'local' || role === postedBy || (role === 'editor' && postedBy === 'tool');
}

/** Some questions are an auditor's alone. */
export function mayAsk({ role }: Pick<Asker, 'role'>, { askedBy }: Pick<Question, 'askedBy'>): boolean {
  return role === 'local' || askedBy === undefined || role === askedBy;
}

/** The roles whose keys may post it. */
export function rolesFor(command: Pick<CommandDefinition, 'postedBy'>): Role[] {
  return ROLES.filter((role) => mayPost({ role }, command));
}
