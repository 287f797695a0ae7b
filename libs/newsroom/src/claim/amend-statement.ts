import { IsObject, ValidateNested } from 'class-validator';
import { IsId, IsSentence, Means } from '../fields/field.js';
import { idsOf } from '../fields/holder.js';
import { assertHoldersOnFile, assertOutletsOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import { outletsOf } from '../fields/source.js';
import type { Context } from '../context.js';
import { Changes } from './changes.js';
import { amended, type Claim, type ClaimEvent, type ClaimStatement, isQuantity } from './claim.js';
import { defaultStance, usualLean } from './default-stance.js';
import { assertSoundQuantity } from '../fields/quantity.js';
import { assertPossible, assertStanceFits, assertUnnamed } from './statement.js';
import { unretracted } from './statement-named.js';

/**
 * Says that our desk mislabelled a statement. (What the outlet changed is a revision or a correction of its report.)
 *
 * The stance follows its words: if act or certainty change, it becomes the default of what they are now, unless the
 * changes say another and the statement has a reason. What is written to the log has the stance in it, so a later link
 * does not move it. A statement that was retracted takes no amendment: it could come back to life by one.
 */
export class AmendStatement {
  @IsId() claimId!: string;
  @IsId() statementId!: string;
  @Means('Each field as a whole; null takes away a field that a statement may lack.')
  @IsObject()
  @ValidateNested()
  changes!: Changes;
  @Means('Why our desk amends it.') @IsSentence() reason!: string;
}

export function amendStatement(command: AmendStatement, claim: Claim, { now, onFile }: Context): ClaimEvent[] {
  const before = unretracted(command, claim);
  const changes = withStance(command.changes, before, isQuantity(claim));
  const after = amended(before, changes);
  if (JSON.stringify(after) === JSON.stringify(before)) {
    throw new RuleBroken(
      'statement.nothing-amended',
      `Statement ${command.statementId} says so already. Name what differs.`,
    );
  }
  assertOutletsOnFile(outletsOf(changes.via ?? []), onFile);
  if (changes.holder) assertHoldersOnFile(idsOf(changes.holder), onFile);
  if (changes.holder ?? changes.basis) assertUnnamed(after);
  if (changes.stance || 'lean' in changes || changes.reason === null) {
    assertLeanFits(after);
    assertStanceFits(after, after.stance, isQuantity(claim));
  }
  if (changes.quantity) assertSoundQuantity(changes.quantity);
  // What an old log holds may be amended in all else.
  if (changes.publishedAt || changes.saidAt) assertPossible(after, now);
  return [{ type: 'StatementAmended', data: { ...command, changes } }];
}

function withStance(changes: Changes, before: ClaimStatement, ofQuantity: boolean): Changes {
  const { act = before.act, certainty = before.certainty, stance } = changes;
  if (stance === undefined && changes.act === undefined && changes.certainty === undefined) return changes;
  const usual = defaultStance(act, certainty ?? undefined, ofQuantity);
  const taken = stance ?? usual.stance;
  const lean = taken === 'hedges' ? usualLean(act, certainty ?? undefined, ofQuantity) : undefined;
  return { ...changes, stance: taken, lean: changes.lean ?? lean ?? null };
}

function assertLeanFits({ statementId, stance, lean }: ClaimStatement): void {
  if ((stance === 'hedges') === (lean !== undefined)) return;
  throw new RuleBroken(
    'statement.lean',
    `Statement ${statementId} would be "${stance}"${lean ? ` with lean ${lean}` : ' without a lean'}: a hedging leans + or -, no other stance does.`,
  );
}
