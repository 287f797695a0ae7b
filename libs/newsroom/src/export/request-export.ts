import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean } from 'class-validator';
import type { Context } from '../context.js';
import { IsId, IsSentence, Means, Optional } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Export, ExportEvent } from './export.js';

/** Puts on record that an auditor takes claims away, and why: the archive that is made names this. */
export class RequestExport {
  @IsId() exportId!: string;
  @Means('Their ids: 1 to 20 claims.')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsId({ each: true })
  claimIds!: string[];
  @Means('Why they are taken away, and for whom.') @IsSentence() reason!: string;
  @Means('Whether what is killed is to be in the archive, too.') @Optional() @IsBoolean() withKilled?: boolean;
}

export function requestExport(command: RequestExport, requested: Export, { onFile }: Context): ExportEvent[] {
  const { exportId, claimIds } = command;
  if (requested.exportId !== undefined) {
    throw new RuleBroken(
      'export.already-requested',
      `Export ${exportId} is on record, of ${requested.claimIds?.join(', ')}. Take another id, or make the archive of this one.`,
    );
  }
  const missing = claimIds.filter((claimId) => !onFile.claim(claimId));
  if (missing.length > 0) throw notOnFile('claim', missing.join(', '));
  return [{ type: 'ExportRequested', data: { ...command } }];
}
