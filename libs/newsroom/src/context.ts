/** Everything that a decision of the newsroom may know beside its own stream. */
import type { Claim } from './claim/claim.js';
import type { HolderOnFile } from './holder/holder.js';
import type { Outlet } from './outlet/outlet.js';
import type { Report } from './report/report.js';
import type { Deciding } from './stream.js';
import { streamName } from './stream-name.js';

export type Context = Deciding<OnFile>;

/**
 * What is on file in other streams, as of the decision. Undefined: not on file. Only facts that stay true are asked, and
 * those whose breach readers tolerate: two decisions at once may each miss the other's.
 */
export interface OnFile {
  claim(claimId: string): Claim | undefined;
  report(reportId: string): Report | undefined;
  outlet(outletId: string): Outlet | undefined;
  holder(holderId: string): HolderOnFile | undefined;
}

/** The typed view of what is on file; `find` gives the state of a stream in which something stands. */
export function onFile(find: (stream: string) => unknown): OnFile {
  return {
    claim: (id) => find(streamName('claim', id)) as Claim | undefined,
    report: (id) => find(streamName('report', id)) as Report | undefined,
    outlet: (id) => find(streamName('outlet', id)) as Outlet | undefined,
    holder: (id) => find(streamName('holder', id)) as HolderOnFile | undefined,
  };
}
