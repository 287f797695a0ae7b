/**
 * A statement: what one holder says on a claim, in one place of one report. Five commands share its shape and its
 * rules; each says another stance. "X said Y" is a statement; a claim is about the world.
 */
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import { IsEdtf } from '../fields/edtf.js';
import { IsId, IsName, IsSentence, Means, Optional } from '../fields/field.js';
import { Holder, idsOf } from '../fields/holder.js';
import { assertHoldersOnFile, assertOutletsOnFile, notOnFile } from '../on-file.js';
import { assertNotBeforeReport, assertNotInTheFuture, assertSaidFirst } from '../fields/possible-dates.js';
import { Relation } from '../report/publish-report.js';
import { latestVersionWith } from '../report/report.js';
import { RuleBroken } from '../rule-broken.js';
import { IsOneSource, outletsOf, Source } from '../fields/source.js';
import type { Context } from '../context.js';
import {
  type Act,
  ACTS,
  type Basis,
  BASES,
  type Certainty,
  CERTAINTIES,
  type Framing,
  FRAMINGS,
  type Lean,
  LEANS,
  type Place,
  PLACES,
  type Stance,
  wordsOf,
} from '../vocabulary.js';
import { type Claim, isQuantity } from './claim.js';
import { defaultStance } from './default-stance.js';
import { assertSoundQuantity, Quantity } from '../fields/quantity.js';
import { streamName } from '../stream-name.js';

/** What the outlet itself commits to. */
export class Framings {
  @IsIn(wordsOf(FRAMINGS)) headline!: Framing;
  @IsIn(wordsOf(FRAMINGS)) body!: Framing;
}

/** The holder's own words. */
export class Quote {
  @IsSentence() exact!: string;
  @Optional() @IsName() language?: string;
  @Optional() @IsSentence() prefix?: string;
  @Optional() @IsSentence() suffix?: string;
}

export class Statement {
  @IsId() claimId!: string;
  @Means('Yours to choose, once on the claim.') @IsId() statementId!: string;
  @Means('The report that it stands in; its outlet follows from it.') @IsId() reportId!: string;
  @Means('Who says it.') @IsObject() @ValidateNested() holder!: Holder;
  @Means('The words used.') @IsIn(wordsOf(ACTS)) act!: Act;
  @Means('How sure the holder says to be.') @Optional() @IsIn(wordsOf(CERTAINTIES)) certainty?: Certainty;
  @Means("True where the outlet reads a stance into the holder's words: it shows, and never counts.")
  @Optional()
  @IsBoolean()
  inferred?: boolean;
  @Means('Where in the report it stands; `body` if left out.') @Optional() @IsIn(wordsOf(PLACES)) place?: Place;
  @Means('The hops between the outlet and the holder, nearest first.')
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsObject({ each: true })
  @ValidateNested({ each: true, context: { type: Source } })
  @IsOneSource({ each: true })
  via?: Source[];
  @Means("The act of speaking itself, desk-wide: two outlets' renderings of one utterance share it.")
  @Optional()
  @IsId()
  utterance?: string;
  @Means("What the outlet's statement rests on.") @IsIn(wordsOf(BASES)) basis!: Basis;
  @Means('What the outlet itself commits to.') @IsObject() @ValidateNested() framing!: Framings;
  @Means('The figure that it gives.') @Optional() @IsObject() @ValidateNested() quantity?: Quantity;
  @Means("The holder's own words.") @Optional() @IsObject() @ValidateNested() quote?: Quote;
  @Means("The outlet's words.") @Optional() @IsSentence() passage?: string;
  @Means("The desk's words.") @Optional() @IsSentence() note?: string;
  @Means('Why the stance departs from the default of its act and certainty.') @Optional() @IsSentence() reason?: string;
  @Means('When the holder said it.') @Optional() @IsEdtf() saidAt?: string;
  @Means("When it was printed; if left out, when the report's latest version was published.")
  @Optional()
  @IsEdtf()
  publishedAt?: string;
}

/** What a statement has beside its command's fields once it is decided. */
export class Decided {
  @IsId() outletId!: string;
  @IsIn(wordsOf(PLACES)) place!: Place;
  @IsEdtf() publishedAt!: string;
  /** When its report was first published; the first release did not write it down. */
  @Optional() @IsEdtf() reportPublishedAt?: string;
  @Optional() @IsIn(wordsOf(LEANS)) lean?: Lean;
  /** How its report stood to others' when it was made. */
  @Optional()
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true, context: { type: Relation } })
  relations?: Relation[];
}

/** A statement as it was decided: nothing left to look up elsewhere. */
export type Stated = Statement & Decided;

/** The data of a statement's event. Throws RuleBroken. */
export function state(
  command: Statement & { lean?: Lean },
  taken: { stance: Stance; claim: Claim },
  context: Context,
): Stated {
  const { claimId, statementId, reportId } = command;
  const { claim, stance } = taken;
  if (!claim.isRegistered) throw notOnFile('claim', claimId);
  if (claim.statements.some((statement) => statement.statementId === statementId)) {
    throw new RuleBroken(
      'statement.already-made',
      `Statement ${statementId} is on file on ${claimId}. Take another id for another statement.`,
    );
  }
  const report = context.onFile.report(reportId);
  const latest = report && latestVersionWith(command, report);
  if (report?.outletId === undefined || latest === undefined) throw notOnFile('report', reportId);
  assertOutletsOnFile(outletsOf(command.via ?? []), context.onFile);
  assertHoldersOnFile(idsOf(command.holder), context.onFile);
  assertUnnamed(command);
  assertStanceFits(command, stance, isQuantity(claim));
  if (command.quantity) assertSoundQuantity(command.quantity);
  const publishedAt = command.publishedAt ?? latest;
  const { relations, publishedAt: reportPublishedAt } = report;
  assertPossible({ ...command, publishedAt, reportPublishedAt }, context.now);
  return {
    ...command,
    outletId: report.outletId,
    place: command.place ?? 'body',
    publishedAt,
    reportPublishedAt,
    ...(relations && { relations }),
  };
}

/** Can it have been said and printed when it says so? Throws RuleBroken. */
export function assertPossible(
  dates: Pick<Stated, 'reportId' | 'saidAt' | 'publishedAt' | 'reportPublishedAt'>,
  now: string,
): void {
  assertNotInTheFuture('statement', dates.publishedAt, now);
  assertNotBeforeReport(dates.publishedAt, dates.reportId, dates.reportPublishedAt);
  assertSaidFirst(dates);
}

/** The streams whose facts a statement asks for. */
export function namedBy({ reportId, via = [], holder }: Statement): string[] {
  return [streamName('report', reportId), ...namedAs({ via, holder })];
}

/** The streams of the outlets and holders on file that it names. */
export function namedAs({ via, holder }: { via?: Source[] | null; holder?: Holder }): string[] {
  return [
    ...outletsOf(via ?? []).map((id) => streamName('outlet', id)),
    ...(holder ? idsOf(holder) : []).map((id) => streamName('holder', id)),
  ];
}

/** Throws RuleBroken. Whom an unnamed source speaks for may be on file. */
export function assertUnnamed({
  statementId,
  holder,
  basis,
}: Pick<Statement, 'statementId' | 'holder' | 'basis'>): void {
  if (basis !== 'anonymous' || holder.id === undefined) return;
  throw new RuleBroken(
    'statement.anonymous-identified',
    `Statement ${statementId} has basis anonymous, and says that its holder is ${holder.id}: an unnamed source is nobody on file. Leave holder.id out, or name another basis.`,
  );
}

/** Throws RuleBroken if it departs from the default of its act and certainty, and gives no reason. */
export function assertStanceFits(
  { act, certainty, lean, reason }: Statement & { lean?: Lean },
  stance: Stance,
  ofQuantity: boolean,
): void {
  const usual = defaultStance(act, certainty, ofQuantity);
  if ((usual.stance === stance && usual.lean === lean) || reason !== undefined) return;
  const sure = certainty === undefined ? '' : `, ${certainty},`;
  throw new RuleBroken(
    'statement.departs-without-reason',
    `"${act}"${sure} ${spoken(usual)} by default, not ${spoken({ stance, lean })}. Post the usual command, or give a reason.`,
  );
}

function spoken({ stance, lean }: { stance: Stance; lean?: Lean }): string {
  return `${stance}${lean ? ` ${lean}` : ''}`;
}
