/** What the newsroom's rules refuse of the desk's commands, told once more and apart from the newsroom, for the checker. */
import type { Refusal } from './checker.js';

type Body = Record<string, string>;
type EventsByStream = Map<string, object[]>;

export const refusal: Refusal = ({ command, body }, standing) => REFUSALS[command]?.(body as Body, standing);

const REFUSALS: Record<string, (body: Body, standing: EventsByStream) => string | undefined> = {
  'register-outlet': ({ outletId }, standing) => said(has(standing, `outlet-${outletId}`), 'outlet.already-registered'),
  'register-claim': ({ claimId }, standing) => said(has(standing, `claim-${claimId}`), 'claim.already-registered'),
  'publish-report': ({ reportId, outletId }, standing) =>
    said(has(standing, `report-${reportId}`), 'report.already-published') ??
    said(!has(standing, `outlet-${outletId}`), 'outlet.not-on-file'),
  'revise-report': ({ reportId }, standing) => said(!has(standing, `report-${reportId}`), 'report.not-on-file'),
  'link-claim': ({ claimId, to }, standing) =>
    said(!has(standing, `claim-${claimId}`), 'claim.not-on-file') ??
    said(!has(standing, `claim-${to}`), 'claim.not-on-file') ??
    said(
      linksOf(standing, claimId).some((link) => link.to === to),
      'claim.already-linked',
    ) ??
    said(
      linksOf(standing, to).some((link) => link.to === claimId),
      'claim.already-linked',
    ),
  'unlink-claim': ({ claimId, kind, to }, standing) =>
    said(!has(standing, `claim-${claimId}`), 'claim.not-on-file') ??
    said(!linksOf(standing, claimId).some((link) => link.kind === kind && link.to === to), 'claim.not-linked'),
  'register-holder': ({ holderId }, standing) => said(has(standing, `holder-${holderId}`), 'holder.already-registered'),
  'rename-holder': ({ holderId }, standing) => said(!has(standing, `holder-${holderId}`), 'holder.not-on-file'),
  'merge-holder': ({ holderId, into }, standing) =>
    said(!has(standing, `holder-${holderId}`), 'holder.not-on-file') ??
    said(mergedInto(standing, holderId) !== undefined, 'holder.merged') ??
    said(!has(standing, `holder-${into}`), 'holder.not-on-file') ??
    said(mergedInto(standing, into) === holderId, 'holder.merged-the-other-way'),
  'unmerge-holder': ({ holderId }, standing) =>
    said(!has(standing, `holder-${holderId}`), 'holder.not-on-file') ??
    said(mergedInto(standing, holderId) === undefined, 'holder.not-merged'),
  'identify-holder': ({ claimId, name, holderId }, standing) =>
    said(!has(standing, `claim-${claimId}`), 'claim.not-on-file') ??
    said(holderId !== null && !has(standing, `holder-${holderId}`), 'holder.not-on-file') ??
    said(meaningOf(standing, { claimId, name }) === holderId, 'holder.already-identified'),
  'assert-claim': statement,
  'deny-claim': statement,
  'leave-claim-open': statement,
};

function statement({ claimId, statementId, reportId }: Body, standing: EventsByStream): string | undefined {
  return (
    said(!has(standing, `claim-${claimId}`), 'claim.not-on-file') ??
    said(isMade(standing.get(`claim-${claimId}`), statementId), 'statement.already-made') ??
    said(!has(standing, `report-${reportId}`), 'report.not-on-file')
  );
}

/** Those that a claim's own stream tells of, and does not take back. */
function linksOf(standing: EventsByStream, claimId: string | undefined): Body[] {
  const events = (standing.get(`claim-${claimId}`) ?? []) as { type: string; data: Body }[];
  return events.reduce<Body[]>((links, { type, data }) => {
    const others = links.filter(({ kind, to }) => kind !== data.kind || to !== data.to);
    if (type === 'ClaimLinked') return [...others, data];
    return type === 'ClaimUnlinked' ? others : links;
  }, []);
}

function mergedInto(standing: EventsByStream, holderId: string | undefined): string | undefined {
  const events = (standing.get(`holder-${holderId}`) ?? []) as { type: string; data: Body }[];
  return events.findLast(({ type }) => type === 'HolderMerged' || type === 'HolderUnmerged')?.data.into;
}

/** Undefined if nobody has said whom the name means: null says that it is nobody on file. */
function meaningOf(
  standing: EventsByStream,
  { claimId, name }: { claimId: string | undefined; name: string | undefined },
): string | null | undefined {
  const events = (standing.get(`claim-${claimId}`) ?? []) as { type: string; data: Record<string, string | null> }[];
  return events.findLast(({ type, data }) => type === 'HolderIdentified' && data.name === name)?.data.holderId;
}

function has(standing: EventsByStream, stream: string): boolean {
  return (standing.get(stream)?.length ?? 0) > 0;
}

function isMade(events: object[] = [], statementId: string | undefined): boolean {
  return (events as { data: { statementId?: string } }[]).some(({ data }) => data.statementId === statementId);
}

function said(isSo: boolean, code: string): string | undefined {
  return isSo ? code : undefined;
}
