/** The first release's withdrawal could be a kill as well, which is an event of its own today. */
import { IsIn } from 'class-validator';
import { upcaster } from '../upcaster.js';
import type { ReportEvent } from './report.js';
import { WithdrawReport } from './withdraw-report.js';

class WithdrawnAsAKill extends WithdrawReport {
  @IsIn([true]) kill!: true;
}

export const withdrawnAsAKill = upcaster('ReportWithdrawn', WithdrawnAsAKill, (data): ReportEvent[] => {
  const { kill: _, ...killed } = data;
  return [
    { type: 'ReportWithdrawn', data },
    { type: 'ReportKilled', data: killed },
  ];
});
