/**
 * A large claim as of a moment of one clock, from rows: what there was to see of it, and of its statements a page. Nothing
 * of it is folded but what a page needs, by the rules that fold all of it.
 */
import { type Claim, type ClaimStatement, stateInSteps, type StatusPicture, streamName } from '#newsroom';
import { type ClaimOnFile, endInViews, type StandingCommit, soundCommits, verdictIn } from './claim-on-file.js';
import { storedPast } from './claim-past.js';
import { commitsBy, deedsOf, versionKnown } from './deeds.js';
import { recordedAround } from './desk-clock.js';
import { pictureAtMoment, pictureByVersion } from './kept-pictures.js';
import { publishedBy, type Shown } from './moment.js';
import { pastPage } from './past-page.js';
import type { ParameterValues, Reader } from './question.js';
import type { Raw } from './reading.js';
import type { Page } from './sheet-page.js';
import { inSlices } from './slices.js';

export interface KeptPast extends Pick<ClaimOnFile, 'onFile' | 'version' | 'verdict'> {
  claim: Pick<Claim, 'claimId' | 'proposition' | 'topic' | 'dependences'>;
  picture: StatusPicture;
  page: Page;
  shown: Shown;
}

/** Undefined where it is to be folded: it is small, or was by then; both clocks are asked; or much has become of it since. */
export function keptPast(raw: Raw, asked: ParameterValues, reader: Reader): Promise<KeptPast | undefined> {
  if (asked.behind !== undefined) return Promise.resolve(undefined);
  if (asked.known === undefined) return published(raw, asked, reader);
  return asked.at === undefined ? known(raw, asked, reader) : Promise.resolve(undefined);
}

async function published(raw: Raw, asked: ParameterValues, reader: Reader): Promise<KeptPast | undefined> {
  const { id = '' } = asked;
  const picture = await pictureAtMoment(raw, id, publishedBy(asked));
  if (!picture) return undefined;
  const [claim] = await raw<(KeptPast['claim'] & { version: number })[]>`
    select claim_id as "claimId", proposition, topic, dependences, version from claims where claim_id = ${id}`;
  if (!claim) return undefined;
  const stream = streamName('claim', id);
  const verdicts = await raw<StandingCommit[]>`
    select at, "by", events from commits
    where stream = ${stream} and stands and command = 'IssueVerdict' and "offset" < ${endInViews(raw, stream)}
    order by version desc limit 1`;
  const { changes, published: around } = await storedPast(raw, id, asked);
  const { cause = [], causeTotal = 0 } = changes.at(-1) ?? {};
  return {
    claim,
    onFile: true,
    version: claim.version,
    verdict: verdictIn(soundCommits(stream, verdicts, true)),
    picture: { ...picture, cause, causeTotal, since: changes[0]?.at ?? null },
    page: await pastPage(raw, asked, { reader, changed: new Map() }),
    shown: { onFile: true, published: around },
  };
}

async function known(raw: Raw, asked: ParameterValues, reader: Reader): Promise<KeptPast | undefined> {
  const { id = '', known: until = '' } = asked;
  const version = await versionKnown(raw, id, until);
  if (version === undefined) return undefined;
  const picture = await pictureByVersion(raw, id, version);
  const itself = picture && (await deedsBy(raw, asked, { version, reader }));
  if (!itself) return undefined;
  const { claim, verdict, changed } = itself;
  return {
    claim,
    onFile: true,
    version,
    verdict,
    picture,
    page: await pastPage(raw, asked, { reader, version, changed }),
    shown: { onFile: true, recorded: await recordedAround(raw, [streamName('claim', id)], asked) },
  };
}

interface Itself {
  claim: Claim;
  verdict: ClaimOnFile['verdict'];
  /** Of its statements those of which something has become since. */
  changed: Map<string, ClaimStatement>;
}

async function deedsBy(
  raw: Raw,
  { id = '' }: ParameterValues,
  { version, reader }: { version: number; reader: Reader },
): Promise<Itself | undefined> {
  const deeds = await deedsOf(raw, id);
  if (!deeds) return undefined;
  const commits = await commitsBy(raw, id, { deeds, version });
  const stream = streamName('claim', id);
  const claim = (await inSlices(stateInSteps(stream, commits), reader)) as Claim | undefined;
  if (!claim) return undefined;
  const changed = new Map(claim.statements.map((statement) => [statement.statementId, statement]));
  return { claim, verdict: verdictIn(soundCommits(stream, commits, false)), changed };
}
