import { ArrayMaxSize, IsArray, IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { IsEdtf } from '../fields/edtf.js';
import { IsId, IsName, IsSentence, IsWebAddress, Means, Optional } from '../fields/field.js';
import { assertNotInTheFuture } from '../fields/possible-dates.js';
import { IsOneSource, outletsOf, Source } from '../fields/source.js';
import { assertOutletsOnFile, notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Context } from '../context.js';
import { type RelationKind, RELATIONS, wordsOf } from '../vocabulary.js';
import type { Report, ReportEvent } from './report.js';
import { streamName } from '../stream-name.js';

/** How a report stands to another's: a copy, a quotation. Copies add no origin. */
export class Relation {
  @Means('How this report stands to the other.') @IsIn(wordsOf(RELATIONS)) kind!: RelationKind;
  @Means('Whose report the other is.') @IsObject() @ValidateNested() @IsOneSource() of!: Source;
  @Means('The other report, where it is on file.') @Optional() @IsId() reportId?: string;
  @Optional() @IsWebAddress() url?: string;
}

/** Puts a report on file as its outlet published it. What the text does not show is left out. */
export class PublishReport {
  @IsId() reportId!: string;
  @IsId() outletId!: string;
  @Optional() @IsWebAddress() url?: string;
  @Optional() @IsSentence() headline?: string;
  @Optional() @IsArray() @ArrayMaxSize(50) @IsName({ each: true }) authors?: string[];
  @Means('When it was first published.') @IsEdtf() publishedAt!: string;
  @Means('BCP 47, such as `en` or `ko`.')
  @Optional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: '$property must be a language tag such as en or zh-Hant' })
  language?: string;
  @Means('From whom the outlet has it, such as an agency.') @Optional() @IsName() obtainedFrom?: string;
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true, context: { type: Relation } })
  relations?: Relation[];
}

export function publishReport(command: PublishReport, report: Report, { now, onFile }: Context): ReportEvent[] {
  if (report.outletId !== undefined) {
    throw new RuleBroken(
      'report.already-published',
      `Report ${command.reportId} is on file, published on ${report.publishedAt} by ${report.outletId}.`,
    );
  }
  assertOutletsOnFile(outletsNamed(command), onFile);
  const missing = reportsNamed(command).find((id) => !onFile.report(id));
  if (missing !== undefined) throw notOnFile('report', missing);
  assertNotInTheFuture('report', command.publishedAt, now);
  return [{ type: 'ReportPublished', data: { ...command } }];
}

/** The streams whose facts a report asks for. */
export function namedInReport(command: PublishReport): string[] {
  const outlets = outletsNamed(command).map((id) => streamName('outlet', id));
  return [...outlets, ...reportsNamed(command).map((id) => streamName('report', id))];
}

function reportsNamed({ relations = [] }: PublishReport): string[] {
  return relations.flatMap(({ reportId }) => reportId ?? []);
}

function outletsNamed({ outletId, relations = [] }: PublishReport): string[] {
  return [outletId, ...outletsOf(relations.map(({ of }) => of))];
}
