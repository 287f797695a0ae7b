/** All that a holder said by a moment of either clock, by time, as the claims' own events tell it. */
import {
  asPublishedBy,
  type Claim,
  type ClaimStatement,
  earliest,
  inStreamName,
  notCountedInSteps,
  type Spoken,
  streamName,
  whoSpeaks,
} from '#newsroom';
import { claimOnFile, type ClaimOnFile, type StandingCommit, standingCommits } from './claim-on-file.js';
import type { StatementOfAHolder } from './holder-page.js';
import { inBigint, publishedBy } from './moment.js';
import { keyOfId } from './name-key.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import { momentsOf } from './report-past.js';
import { inSlices } from './slices.js';
import { touching } from './touched-by-holder.js';

export interface Said {
  /** When it was said, or else printed. */
  moment: number;
  ordinal: number;
  statement: StatementOfAHolder;
}

interface Asking {
  asked: ParameterValues;
  reader: Reader;
  /** Of one that was not on file by then nothing is told. */
  onFile: boolean;
}

interface SaidThen {
  said: Said[];
  /** When something of it came, ended or was held. */
  moments: number[];
  /** What was put on file of it, where `known` is asked. */
  written: StandingCommit[];
}

export async function saidBy(raw: Raw, { asked, reader, onFile }: Asking): Promise<SaidThen> {
  const { id = '', known } = asked;
  const found: SaidThen = { said: [], moments: [], written: [] };
  for (const claimId of await claimsOf(raw, asked)) {
    if (known !== undefined)
      found.written.push(...touching(id, await standingCommits(raw, streamName('claim', claimId))));
    const claim = onFile ? await claimOnFile(raw, { ...asked, id: claimId }, reader) : undefined;
    if (!claim?.onFile) continue;
    const its = spokenOn(claim.claim, id);
    const statements = its.map(({ statement }) => statement);
    found.moments.push(...momentsOf(statements, claim.claim.statements));
    found.said.push(...(await toldOf(raw, { its, claim, asked, reader })));
  }
  return { ...found, said: found.said.sort(byTime) };
}

/** Those on which it says something, or did by what was recorded then: what it is called there was understood otherwise, or amended. */
async function claimsOf(raw: Raw, { id = '', known }: ParameterValues): Promise<string[]> {
  const now = await raw<{ claimId: string }[]>`
    select distinct claim_id as "claimId" from spoken where holder_id = ${id}`;
  if (known === undefined) return now.map(({ claimId }) => claimId).sort();
  const printed = await raw<{ claimId: string }[]>`
    select distinct claim_id as "claimId" from names_printed where name_key = ${keyOfId(id)}`;
  const identified = await raw<{ stream: string }[]>`
    select distinct stream from commits
    where stands and command = 'IdentifyHolder' and position(${JSON.stringify(id)} in events::text) > 0`;
  const others = identified.map(({ stream }) => inStreamName(stream).id);
  return [...new Set([...[...now, ...printed].map(({ claimId }) => claimId), ...others])].sort();
}

interface Spoke {
  statement: ClaimStatement;
  ordinal: number;
  spoken: Spoken;
}

function spokenOn(claim: Claim, holderId: string): Spoke[] {
  return claim.statements.flatMap((statement, ordinal) => {
    const spoken = whoSpeaks(claim, statement);
    return spoken.holderId === holderId ? [{ statement, ordinal, spoken }] : [];
  });
}

interface OnAClaim extends Omit<Asking, 'onFile'> {
  its: Spoke[];
  claim: ClaimOnFile;
}

/** What is killed is not here, but for auditors: that this holder said it is of the killed report. */
async function toldOf(raw: Raw, { its, claim: { claim, recorded }, asked, reader }: OnAClaim): Promise<Said[]> {
  const until = publishedBy(asked);
  const whyNot = await inSlices(notCountedInSteps(claim.statements, asked.at), reader);
  const killed = reader.ofKilled ? new Set<string>() : await killedAmong(raw, its);
  const shown = its
    .filter(({ statement }) => earliest(statement.publishedAt) <= until && !killed.has(statement.reportId))
    .sort((one, other) => one.spoken.moment - other.spoken.moment || one.ordinal - other.ordinal);
  const before: Spoke[] = [];
  return shown.map((one) => {
    const { statement, ordinal, spoken } = one;
    const notCounted = whyNot.get(statement.statementId);
    const turnedFrom = notCounted === undefined ? turnedFromIn(before, one) : undefined;
    if (notCounted === undefined) before.push(one);
    return {
      moment: inBigint(spoken.moment),
      ordinal,
      statement: {
        ...asPublishedBy(statement, until),
        proposition: claim.proposition,
        ...recorded.get(statement.statementId),
        ...(notCounted !== undefined && { notCounted }),
        ...(turnedFrom && { turnedFrom }),
      },
    };
  });
}

async function killedAmong(raw: Raw, its: Spoke[]): Promise<Set<string>> {
  const ids = its.map(({ statement }) => statement.reportId);
  const rows = await raw<{ reportId: string }[]>`
    select report_id as "reportId" from killed_reports where report_id = any (${ids}::text[])`;
  return new Set(rows.map(({ reportId }) => reportId));
}

/** The last that it said before, by another act of speaking, if that was on another side. */
function turnedFromIn(before: Spoke[], { statement, spoken }: Spoke): StatementOfAHolder['turnedFrom'] {
  const { utterance } = statement;
  const last = before.findLast((one) => utterance === undefined || one.statement.utterance !== utterance);
  if (!last || last.spoken.side === spoken.side) return undefined;
  const { claimId, statementId, stance, lean } = last.statement;
  return { claimId, statementId, stance, ...(lean && { lean }) };
}

function byTime(one: Said, other: Said): number {
  if (one.moment !== other.moment) return one.moment - other.moment;
  if (one.statement.claimId !== other.statement.claimId)
    return one.statement.claimId < other.statement.claimId ? -1 : 1;
  return one.ordinal - other.ordinal;
}
