/**
 * Everything about one claim as an archive tells it, for any moment of either clock: folded from its commits alone, by
 * today's rules. No place in the log is in it, so that two logs of one history come to the same bytes.
 */
import {
  atOnce,
  type Claim,
  earliest,
  endOfQuestion,
  inStreamName,
  sentenceOf,
  stateInSteps,
  statusAt,
  type StatusChange,
  type StatusPicture,
  streamName,
  timeline,
} from '#newsroom';
import { isKnownBy, type Page, pageInSteps, recordings, soundCommits, verdictIn } from '#views';
import type { Clocks } from '../recorded-claim.js';
import type { StandingCommit } from './archived-stream.js';
import { namedFrom } from './named.js';

export interface Sheet extends StatusPicture {
  claimId: string;
  /** The moment that it shows; without either all that is in the archive. */
  moment: Clocks;
  proposition: string;
  topic: string | null;
  /** The status and why it is so, in a sentence. */
  sentence: string;
  /** How it came to that, on the published clock. */
  timeline: StatusChange[];
  verdict: ReturnType<typeof verdictIn>;
  links: Claim['links'];
  dependences: Claim['dependences'];
  statements: Page['statements'];
  reports: unknown[];
  outletsOnFile: unknown[];
  holdersOnFile: unknown[];
  version: number;
  /** How many commits of the claim are left out of the archive: where there are any, the status may have been another. */
  leftOut: number;
}

/** What an archive holds, for whoever folds it. */
export interface Folding {
  /** By stream. */
  standing: Map<string, StandingCommit[]>;
  /** By stream, how many commits that stand are left out. */
  leftOut: Map<string, number>;
}

/** Undefined if the claim was not on file by then. */
export function sheetOf({ standing, leftOut }: Folding, claimId: string, moment: Clocks = {}): Sheet | undefined {
  const { at, known } = moment;
  const stream = streamName('claim', claimId);
  const isKnown = isKnownBy(known);
  const commits = (standing.get(stream) ?? []).filter(isKnown);
  const claim = atOnce(stateInSteps(stream, commits)) as Claim | undefined;
  if (!claim) return undefined;
  const changes = timeline(claim);
  const picture = statusAt(claim, at, changes);
  const sound = soundCommits(stream, commits, false);
  const until = at === undefined ? Infinity : endOfQuestion(at);
  const knownOf = (one: string) => (standing.get(one) ?? []).filter(isKnown);
  const named = namedFrom(stream, knownOf);
  const onFile = (category: string) => named.flatMap((one) => stateOf(one, category, knownOf(one)));
  const { proposition, topic = null, links, dependences } = claim;
  return {
    claimId,
    moment: { ...(at !== undefined && { at }), ...(known !== undefined && { known }) },
    proposition,
    topic,
    sentence: sentenceOf(picture),
    ...picture,
    timeline: changes.filter((change) => earliest(change.at) <= until),
    verdict: verdictIn(sound),
    links,
    dependences,
    statements: statementsOf(claim, { recorded: recordings(sound), at }),
    reports: onFile('report'),
    outletsOnFile: onFile('outlet'),
    holdersOnFile: onFile('holder'),
    version: commits.reduce((sum, { events }) => sum + events.length, 0),
    leftOut: leftOut.get(stream) ?? 0,
  };
}

/** As the doors tell them, page by page, to the last: a page ends by its characters, too. */
function statementsOf(claim: Claim, { recorded, at }: OfStatements): Page['statements'] {
  const onFile = { claim, onFile: true, version: 0, verdict: null, recorded };
  const asked = { limit: MOST_ON_A_PAGE, ...(at !== undefined && { at }) };
  const all: Page['statements'] = [];
  let after: NonNullable<Page['next']> | undefined;
  do {
    const { statements, next }: Page = atOnce(pageInSteps(onFile, asked, { ofKilled: true, after }));
    all.push(...statements);
    after = next ?? undefined;
  } while (after);
  return all;
}

const MOST_ON_A_PAGE = '500';

interface OfStatements {
  recorded: ReturnType<typeof recordings>;
  at: string | undefined;
}

/** None where nothing of it was on file. */
function stateOf(stream: string, category: string, commits: StandingCommit[]): unknown[] {
  if (inStreamName(stream).category !== category) return [];
  const state = atOnce(stateInSteps(stream, commits));
  return state === undefined ? [] : [state];
}
