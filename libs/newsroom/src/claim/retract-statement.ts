import { IsIn } from 'class-validator';
import { IsId, Means, Optional } from '../fields/field.js';
import { assertNotBeforeReport, assertNotInTheFuture } from '../fields/possible-dates.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { type Retraction, RETRACTIONS, wordsOf } from '../vocabulary.js';
import type { Claim, ClaimEvent } from './claim.js';
import { endsFirst } from './end.js';
import { StatementChange, statementNamed } from './statement-named.js';

/**
 * Says that a statement no longer stands, and why. It is final, but that an end which is dated earlier takes the place
 * of one dated later: so it does not matter which was put on file first. The time may be before the statement's own: a statement
 * on a report that was withdrawn long ago is put on file late, and then never counts.
 */
export class RetractStatement extends StatementChange {
  @IsIn(wordsOf(RETRACTIONS)) why!: Retraction;
  @Means("The report that tells of it, if it is another than the statement's own.")
  @Optional()
  @IsId()
  reportId?: string;
}

export function retractStatement(command: RetractStatement, claim: Claim, context: Context): ClaimEvent[] {
  const { statementId, publishedAt, reportId } = command;
  const { retraction, ...statement } = statementNamed(command, claim);
  const end = { ...command, reportId: reportId ?? statement.reportId };
  if (retraction && !endsFirst(end, retraction)) {
    throw new RuleBroken(
      'statement.already-retracted',
      `Statement ${statementId} was retracted on ${retraction.publishedAt} (${retraction.why}). That stands; only an earlier end would take its place.`,
    );
  }
  const telling = reportId === undefined ? undefined : context.onFile.report(reportId);
  if (reportId !== undefined && !telling) throw notOnFile('report', reportId);
  assertNotInTheFuture('statement', publishedAt, context.now);
  const since = telling ? telling.publishedAt : statement.reportPublishedAt;
  assertNotBeforeReport(publishedAt, end.reportId, since);
  return [{ type: 'StatementRetracted', data: { ...command } }];
}
