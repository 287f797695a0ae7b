/** The statement that a command names, and whether it may still change. */
import { earliest, IsEdtf } from '../fields/edtf.js';
import { IsId } from '../fields/field.js';
import { assertNotBeforeReport, assertNotInTheFuture } from '../fields/possible-dates.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import type { Claim, ClaimStatement } from './claim.js';

/** What happened to a statement, and when that was published. */
export class StatementChange {
  @IsId() claimId!: string;
  @IsId() statementId!: string;
  @IsEdtf() publishedAt!: string;
}

interface Named {
  claimId: string;
  statementId: string;
}

/** Throws RuleBroken if the claim or the statement is not on file. */
export function statementNamed({ claimId, statementId }: Named, claim: Claim): ClaimStatement {
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  const statement = claim.statements.find((one) => one.statementId === statementId);
  if (!statement) throw notOnFile('statement', `${statementId} of ${claimId}`);
  return statement;
}

/** Throws RuleBroken if it is not on file, or was retracted. */
export function unretracted(named: Named, claim: Claim): ClaimStatement {
  const statement = statementNamed(named, claim);
  if (!statement.retraction) return statement;
  throw new RuleBroken(
    'statement.retracted',
    `Statement ${named.statementId} was retracted on ${statement.retraction.publishedAt}, which is final. Put what is said now on file as a new statement.`,
  );
}

/** A statement to which something happened by now, before it ended, and not before its report. Throws RuleBroken. */
export function changing(command: StatementChange, claim: Claim, { now }: Context): ClaimStatement {
  const { retraction } = statementNamed(command, claim);
  const isBeforeItsEnd = retraction && earliest(command.publishedAt) < earliest(retraction.publishedAt);
  const statement = isBeforeItsEnd ? statementNamed(command, claim) : unretracted(command, claim);
  const { reportId, reportPublishedAt } = statement;
  assertNotInTheFuture('statement', command.publishedAt, now);
  assertNotBeforeReport(command.publishedAt, reportId, reportPublishedAt);
  return statement;
}
