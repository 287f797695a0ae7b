import { IsIn } from 'class-validator';
import type { Context } from '../context.js';
import { IsEitherOf, IsId, IsIdOrNull, IsName, IsSentence, Means, Optional } from '../fields/field.js';
import { sameName } from '../fields/same-name.js';
import { assertHoldersOnFile, notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { IDENTIFIERS, type Identifier, wordsOf } from '../vocabulary.js';
import type { Claim, ClaimEvent, ClaimStatement } from './claim.js';
import { identificationOf, keyOf } from './identification.js';

/**
 * Says whom a name means on this claim, also where it stands in `for`, or an id that was merged. An editor's word stays; the
 * courier says it of every name that is exactly one holder's on file.
 */
export class IdentifyHolder {
  @IsEitherOf('name', 'id') @IsId() claimId!: string;
  @Means('The name, as any statement on the claim has it or will have it.') @Optional() @IsName() name?: string;
  @Means('Instead of a name: an id that statements on the claim have.') @Optional() @IsId() id?: string;
  @Means('The holder on file that is meant; null: none.') @IsIdOrNull() holderId!: string | null;
  @Optional() @IsSentence() reason?: string;
}

/** What an identification has beside its command's fields once it is decided. */
export class Identified {
  @Means('For whom that holder speaks, by its file.') @Optional() @IsId() forId?: string;
  @IsIn(wordsOf(IDENTIFIERS)) by!: Identifier;
}

export type HolderIdentified = IdentifyHolder & Identified;

export function identifyHolder(command: IdentifyHolder, claim: Claim, { onFile, by }: Context): ClaimEvent[] {
  const { claimId, holderId, id } = command;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  assertHoldersOnFile(
    [id, holderId].filter((one) => typeof one === 'string'),
    onFile,
  );
  assertNamed(command, claim);
  const house = holderId === null ? undefined : onFile.holder(holderId)?.for;
  const said: HolderIdentified = {
    ...command,
    ...(house !== undefined && { forId: house }),
    by: by.startsWith('stet:') ? 'courier' : 'editor',
  };
  assertNews(said, claim);
  return [{ type: 'HolderIdentified', data: said }];
}

/** The courier never says anew what an editor has said, nor takes back what nobody said. */
function assertNews(said: HolderIdentified, { claimId, identifications }: Claim): void {
  const { holderId, forId, by } = said;
  const before = identificationOf(identifications, keyOf(said));
  const asked = said.id ?? 'this name';
  if (before?.by === 'editor' && by === 'courier')
    throw new RuleBroken(
      'holder.identified-by-an-editor',
      `On ${claimId} an editor has said whom ${asked} means. It stays.`,
    );
  const isFollowed = by === 'courier' && before?.forId !== forId;
  const isNews = before
    ? before.holderId !== holderId || before.by !== by || isFollowed
    : by === 'editor' || holderId !== null;
  if (isNews) return;
  const meaning = holderId === null ? 'nobody on file' : holderId;
  throw new RuleBroken(
    'holder.already-identified',
    `On ${claimId} ${asked} means ${meaning} already. There is nothing to say.`,
  );
}

/** A name that is yet to be printed is taken: what comes first does not matter. */
function assertNamed({ claimId, name }: IdentifyHolder, { statements }: Claim): void {
  if (name === undefined) return;
  if (printedNames(statements).get(sameName(name)) !== false) return;
  throw new RuleBroken(
    'holder.unnamed',
    `On ${claimId} this name is printed of unnamed sources alone, who are nobody on file. If one was named, amend the basis of its statement.`,
  );
}

/** Of thousands of names that are put on file at once each is asked for by itself: the statements are gone through once. */
const known = new WeakMap<ClaimStatement[], Map<string, boolean>>();

/** By folded name: false where it is printed of unnamed sources alone. */
function printedNames(statements: ClaimStatement[]): Map<string, boolean> {
  const before = known.get(statements);
  if (before) return before;
  const names = new Map<string, boolean>();
  for (const { holder, basis } of statements) {
    const name = sameName(holder.name);
    names.set(name, basis !== 'anonymous' || names.get(name) === true);
    if (holder.for !== undefined) names.set(sameName(holder.for), true);
  }
  known.set(statements, names);
  return names;
}
