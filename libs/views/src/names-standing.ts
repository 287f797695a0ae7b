/**
 * The names and ids that stand on a claim. They are kept from one batch to the next, and what a batch brings is added: of a
 * claim of ten thousand holders nobody goes through all for one statement more.
 */
import { type Claim, type ClaimStatement, type Identification, namesIn, namesRepeating, sameName } from '#newsroom';
import { keyOfId } from './name-key.js';

export interface Standing {
  /** Folded; of an id as `keyOf` has it. */
  key: string;
  /** Of its first statement; null for an id, and for a name that stands in a dependence alone. */
  ordinal: number | null;
}

/** All of a claim's: the names that a statement or a dependence has, and of the ids those that what was said leads to, too. */
export function standingOn(claim: Claim): Map<string, Standing> {
  const known = standing.get(claim);
  if (known) return known;
  const found = new Map<string, Standing>();
  claim.statements.forEach((statement, ordinal) => {
    for (const one of keysIn(statement)) if (!found.has(one.key)) found.set(one.key, standingAt(one, ordinal));
  });
  for (const key of namesRepeating(claim).map(sameName))
    if (!found.has(key) && !isUnnamed(claim, key)) found.set(key, { key, ordinal: null });
  for (const key of (claim.identifications ?? []).flatMap(ledTo)) found.set(key, { key, ordinal: null });
  standing.set(claim, found);
  return found;
}

/** What a claim is after one batch, it is before the next. */
const standing = new WeakMap<Claim, Map<string, Standing>>();

/** What has come, or is said otherwise, where nothing has gone. Undefined: all of it is to be looked at. */
export function came(claim: Claim, old: Claim): Standing[] | undefined {
  const statements = statementsCome(claim, old);
  const said = saidSince(claim, old);
  if (claim.dependences !== old.dependences || !statements || !said) return undefined;
  const all = standingOn(old);
  const changed = new Map<string, Standing>();
  const put = (one: Standing) => {
    all.set(one.key, one);
    changed.set(one.key, one);
  };
  for (const ordinal of statements)
    for (const one of keysIn(claim.statements[ordinal])) {
      const before = all.get(one.key);
      if (!before || (before.ordinal === null && !one.isId)) put(standingAt(one, ordinal));
    }
  for (const one of said) {
    if (all.has(one.key)) put({ key: one.key, ordinal: all.get(one.key)?.ordinal ?? null });
    for (const key of ledTo(one)) if (!all.has(key)) put({ key, ordinal: null });
  }
  standing.delete(old);
  standing.set(claim, all);
  return [...changed.values()];
}

/** Where they stand. Undefined if one has other names now, or if it is of an unnamed source, whose name a dependence may have. */
function statementsCome(claim: Claim, old: Claim): number[] | undefined {
  const come: number[] = [];
  for (let ordinal = 0; claim.statements !== old.statements && ordinal < claim.statements.length; ordinal++) {
    const [before, statement] = [old.statements[ordinal], claim.statements[ordinal]];
    if (before === statement) continue;
    if (!before) come.push(ordinal);
    else if (hasOtherNames(before, statement)) return undefined;
  }
  const isMaybeRepeated =
    claim.dependences.length > 0 && come.some((ordinal) => claim.statements[ordinal]?.basis === 'anonymous');
  return isMaybeRepeated ? undefined : come;
}

/** Unnamed sources' too: a dependence may have them. */
function hasOtherNames(before: ClaimStatement, now: ClaimStatement | undefined): boolean {
  const isSame = before.basis === now?.basis && before.holder.name === now.holder.name;
  return !isSame || JSON.stringify(keysIn(before)) !== JSON.stringify(keysIn(now));
}

/** Undefined if what was said leads no more where it led. */
function saidSince(
  { identifications = [] }: Claim,
  { identifications: before = [] }: Claim,
): Identification[] | undefined {
  const since = identifications.filter((one, place) => one !== before[place]);
  const led = before.filter((one, place) => one !== identifications[place]).flatMap(ledTo);
  const leads = new Set(since.flatMap(ledTo));
  return led.every((key) => leads.has(key)) ? since : undefined;
}

function standingAt({ key, isId }: Key, ordinal: number): Standing {
  return { key, ordinal: isId ? null : ordinal };
}

/** Of a name that no statement has as one: is it what unnamed sources are called? */
function isUnnamed({ statements }: Claim, key: string): boolean {
  return statements.some(({ holder }) => sameName(holder.name) === key);
}

/** The courier follows a name to whom it means in the end, and to whom that holder speaks for; what an editor said leads on. */
function ledTo({ key, holderId, forId, by }: Identification): string[] {
  const ids = [by === 'editor' ? holderId : undefined, forId].filter((id) => typeof id === 'string');
  return [...(key.startsWith(' ') ? [key] : []), ...ids.map(keyOfId)];
}

interface Key {
  key: string;
  isId: boolean;
}

function keysIn(statement: ClaimStatement | undefined): Key[] {
  if (!statement) return [];
  const known = keys.get(statement);
  if (known) return known;
  const { names, ids } = namesIn(statement);
  const found = [
    ...names.map((name) => ({ key: sameName(name), isId: false })),
    ...ids.map((id) => ({ key: keyOfId(id), isId: true })),
  ];
  keys.set(statement, found);
  return found;
}

const keys = new WeakMap<ClaimStatement, Key[]>();
