/** Whose a statement is, for the rules: by its holder, and by whom that speaks for. */
import { holderKey, RECORD_KEY, THE_RECORD } from '../fields/holder.js';
import type { ClaimStatement } from '../claim/claim.js';
import type { Rendering } from './rendering.js';

/** Names are folded once: a statement never changes. */
const keys = new WeakMap<ClaimStatement, string>();

export function holderOf(statement: ClaimStatement): string {
  const known = keys.get(statement);
  if (known !== undefined) return known;
  const key = holderKey(statement);
  keys.set(statement, key);
  return key;
}

/** Who speaks, for whomever. */
export function speakerOf(statement: ClaimStatement): string {
  const { for: _house, ...alone } = statement.holder;
  return holderKey({ ...statement, holder: alone });
}

/** A holder's name, and the statement that it is from. */
export interface Named {
  holder: string;
  statementId: string;
}

/** By the first of its statements, of those first that nothing has ended since: a kill may hide what it named. */
export function namedIn(renderings: [Rendering, ...Rendering[]]): Named {
  const { statement } = renderings.find(({ retracted }) => retracted === undefined) ?? renderings[0];
  return { holder: nameOf(statement), statementId: statement.statementId };
}

/** Whom an editor would name: whoever was spoken for, not the first who spoke. */
function nameOf(statement: ClaimStatement): string {
  const { holder } = statement;
  return holderOf(statement) === RECORD_KEY ? THE_RECORD : (holder.for ?? holder.name);
}
