/**
 * The words of the newsroom, each with its meaning: the one place that defines them.
 * The terms come from FactBank (factuality relative to a source), Emergent, RumourEval, PHEME, IPTC ninjs and schema.org.
 */
import { DEEDS } from './deeds.js';

/** What a holder commits to. */
export const STANCES = {
  asserts: 'commits that it is so',
  hedges: 'leans, short of committing',
  disputes: 'attacks the evidence, source or figure without asserting the opposite',
  denies: 'commits that it is not so',
  leaves_open: 'was asked or in a position to know, and does not commit',
} as const;
export type Stance = keyof typeof STANCES;

/** Which way a hedging goes. */
export const LEANS = { '+': 'towards the claim', '-': 'against it' } as const;
export type Lean = keyof typeof LEANS;

/** The words used, with the stance that they take unless a reason says otherwise. */
export const ACTS = {
  states: { stance: 'asserts', means: 'says it as a fact' },
  confirms: { stance: 'asserts', means: 'says it of something reported before' },
  acknowledges: { stance: 'asserts', means: 'says it of something of its own doing' },
  shows: { stance: 'asserts', means: 'an image or document that shows it' },
  estimates: { stance: 'hedges', lean: '+', means: 'gives a figure as its reckoning' },
  suggests: { stance: 'hedges', lean: '+', means: 'speaks as if it were so' },
  says_unlikely: { stance: 'hedges', lean: '-', means: 'speaks as if it were not so' },
  questions: { stance: 'disputes', means: 'doubts the evidence or its source' },
  finds_no_evidence: { stance: 'disputes', means: 'has looked and found nothing for it' },
  denies: { stance: 'denies', means: 'says that it is not so' },
  dismisses: { stance: 'denies', means: 'waves it off as false' },
  does_not_deny: { stance: 'leaves_open', means: 'was given the chance to deny and did not take it' },
  declines_to_confirm: { stance: 'leaves_open', means: 'will not say that it is so' },
  declines_to_confirm_or_deny: { stance: 'leaves_open', means: 'will not say either' },
  declines_to_comment: { stance: 'leaves_open', means: 'will not speak of it: no position, so it never counts' },
  did_not_respond: { stance: 'leaves_open', means: 'was asked and did not answer: no position, so it never counts' },
  cannot_confirm: { stance: 'leaves_open', means: 'says that it does not know' },
  speaks_conditionally: {
    stance: 'leaves_open',
    means: 'says what would follow if it were so: no position, so it never counts',
  },
  answers_otherwise: {
    stance: 'leaves_open',
    means: 'denies something else than was claimed: no position, so it never counts',
  },
} as const satisfies Record<string, { stance: Stance; lean?: Lean; means: string }>;
export type Act = keyof typeof ACTS;

/** By these nobody takes a position, not even by leaving it open. */
export const TAKES_NO_POSITION: ReadonlySet<Act> = new Set([
  'declines_to_comment',
  'did_not_respond',
  'speaks_conditionally',
  'answers_otherwise',
]);

/** What a holder is in the matter, in this statement. */
export const ROLES = {
  outlet: 'the outlet itself',
  implicated_party: 'whose doing is in question',
  adversary_party: 'whose opponent is in question',
  third_party_official: 'an official of somebody else',
  anonymous_official: 'an official who is not named',
  expert: 'speaks from knowledge of the field',
  witness: 'was there',
  document_or_imagery: 'a document, photograph or video',
  satire: 'does not mean it',
} as const;
export type Role = keyof typeof ROLES;

/** What a holder on file is. */
export const HOLDER_KINDS = {
  person: 'somebody with a name',
  body: 'an agency, a ministry, a company, a party',
  state: 'a state, for which many speak',
  outlet: 'an outlet, where it speaks itself',
  document: 'a document, photograph or video',
} as const;
export type HolderKind = keyof typeof HOLDER_KINDS;

/** Who says on a claim whom a name means. */
export const IDENTIFIERS = {
  editor: 'an editor, whose word stays',
  courier: 'Stet itself, from the names on file',
} as const;
export type Identifier = keyof typeof IDENTIFIERS;

/** What an outlet's statement rests on. */
export const BASES = {
  own_reporting: 'the outlet has seen or established it itself',
  record: 'a law, a vote, a filing that anyone can look up',
  named: 'somebody who is named',
  anonymous: 'somebody who is not named',
  imagery: 'pictures',
  unsourced: 'nothing is given',
} as const;
export type Basis = keyof typeof BASES;

/** What the outlet itself commits to, in its headline and in its body. */
export const FRAMINGS = {
  asserts: 'says it in its own voice',
  hedges: 'leans to it in its own voice',
  disputes: 'doubts it in its own voice',
  denies: 'says in its own voice that it is not so',
  reports: 'passes it on without commitment',
  silent: 'does not speak of it',
  unknown: 'was not seen',
} as const;
export type Framing = keyof typeof FRAMINGS;

/** Where in the report a statement is rendered. */
export const PLACES = {
  headline: 'the headline',
  summary: 'the lead or summary',
  body: 'the text',
  caption: 'a caption',
} as const;
export type Place = keyof typeof PLACES;

/** How sure the holder says to be. */
export const CERTAINTIES = {
  certain: 'leaves no doubt',
  probable: 'says that it is likely',
  possible: 'says that it may be',
} as const;
export type Certainty = keyof typeof CERTAINTIES;

/** How a figure is meant. */
export const OPERATORS = {
  eq: 'exactly',
  at_least: 'that or more',
  at_most: 'that or less',
  about: 'within a fifth of it',
  range: 'from low to high',
} as const;
export type Operator = keyof typeof OPERATORS;

/** How one claim stands to another. */
export const LINKS = {
  part_of: 'is a part of it',
  quantity_of: 'gives a figure for it',
  excludes: 'cannot be true together with it',
  succeeds: 'is the same proposition at a later time',
  duplicate_of: 'says the same',
} as const;
export type LinkKind = keyof typeof LINKS;

/** How one report stands to another. */
export const RELATIONS = {
  copy_of: 'prints it unchanged',
  quotes: 'cites from it',
  derived_from: 'rests on it',
  replaces: 'stands in its place',
} as const;
export type RelationKind = keyof typeof RELATIONS;

/** Why a statement no longer stands. */
export const RETRACTIONS = {
  holder_retracted: 'the holder took it back, and so every rendering of the utterance',
  report_corrected: 'the outlet corrected its report',
  report_withdrawn: 'its report was withdrawn or killed',
  misrendered: 'an editor finds the holder misquoted, and the outlet will not correct it',
} as const;
export type Retraction = keyof typeof RETRACTIONS;

/** How far what happened to a report has come to a statement that it reaches. */
export const PROGRESS = {
  carried: 'it is on the statement',
  due: 'it is on its way to the statement',
  ends_otherwise: 'something else ends the statement first',
  not_on_file: 'the correction names a statement that is yet to be put on file',
  of_another_report: 'the correction names a statement of another report, which it does not end',
} as const;
export type Progress = keyof typeof PROGRESS;

/** What an editor finds. */
export const VERDICTS = {
  unverified: 'nobody has looked into it yet',
  under_review: 'somebody is looking into it',
  confirmed: 'it is so',
  refuted: 'it is not so',
  mixed: 'a part of it is so',
  unverifiable: 'nobody can find out',
  outdated: 'it was so, and no longer is',
} as const;
export type Verdict = keyof typeof VERDICTS;

/** The derived status of a claim, in the order in which they are tried: the first that fits. */
export const STATUSES = {
  conceded: 'an implicated party acknowledges or confirms it, and none denies at that time or later',
  contested:
    'somebody asserts it or leans to it, and somebody is against it; or figures that are asserted exclude each other',
  documented: 'what anyone can look up asserts it',
  corroborated: 'two or more assert it; of a figure, two or more whose figures agree',
  single_origin: 'somebody asserts it; of a figure, nobody whose figure agrees',
  denied: 'somebody denies it, and nobody holds it',
  doubted: 'somebody doubts it, and nobody holds it',
  suggested: 'somebody leans to it, and nobody goes further',
  abandoned: 'it was asserted once, and now nobody holds it',
  unsourced: 'an outlet asserts it or leans to it, and says neither by whom nor that it has looked itself',
  circulating: 'there are statements, none of them for or against',
  registered: 'there is no statement',
} as const;
export type Status = keyof typeof STATUSES;

/** What an editor should see beside the status. */
export const FLAGS = {
  quantity_conflict: 'figures of two holders cannot both be true',
  holder_figures_differ: 'two figures of one holder cannot both be true',
  speakers_differ: 'the renderings of one utterance name different holders',
  renderings_differ: 'renderings of one utterance that count have different stances or figures',
  headline_body_conflict: 'a headline commits to more than its text, or to something else',
  carries_withdrawn_origin: 'an outlet still carries what the outlet that it came through has taken back',
  stance_changed: 'a holder is on another side than it was before',
  house_divided: 'of two who speak for the same one is for it and one against it, and neither spoke later',
} as const;
export type FlagName = keyof typeof FLAGS;

/** All words with their meanings, by what they are words for. */
export const vocabulary = {
  stances: STANCES,
  leans: LEANS,
  acts: ACTS,
  roles: ROLES,
  holder_kinds: HOLDER_KINDS,
  identifiers: IDENTIFIERS,
  bases: BASES,
  framings: FRAMINGS,
  places: PLACES,
  certainties: CERTAINTIES,
  operators: OPERATORS,
  links: LINKS,
  relations: RELATIONS,
  retractions: RETRACTIONS,
  progress: PROGRESS,
  verdicts: VERDICTS,
  statuses: STATUSES,
  flags: FLAGS,
  deeds: DEEDS,
} as const;

/** The words of a list, for a decorator. */
export function wordsOf<Word extends string>(list: Record<Word, unknown>): Word[] {
  return Object.keys(list) as Word[];
}
