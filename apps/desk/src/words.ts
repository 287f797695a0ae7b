/** What the page says of the vocabulary: every word in one place, and each typed by what the doors may answer. */
import type { Answer } from '#client';

type Claim = Answer<'/v1/claims/{id}'>;
type Statement = Claim['statements'][number];

export type Status = NonNullable<Claim['status']>;
export type Flag = Claim['flags'][number];
export type Stance = Statement['stance'];
export type Place = Statement['place'];

export const STATUS_WORDS: Record<Status, { word: string; means: string }> = {
  conceded: { word: 'conceded', means: 'A party to the matter admits what it had denied, or been accused of.' },
  contested: { word: 'contested', means: 'Some hold it, some stand against it.' },
  documented: { word: 'documented', means: 'It stands on a record that anyone can look up.' },
  corroborated: { word: 'corroborated', means: 'Two or more origins assert it, independently.' },
  single_origin: { word: 'single origin', means: 'One origin asserts it, however many print it.' },
  denied: { word: 'denied', means: 'Nobody holds it, and somebody denies it.' },
  doubted: { word: 'doubted', means: 'Nobody holds it, and somebody doubts it.' },
  suggested: { word: 'suggested', means: 'Somebody leans to it, and nobody asserts it.' },
  abandoned: { word: 'abandoned', means: 'It was asserted once, and now nobody holds it.' },
  unsourced: { word: 'unsourced', means: 'An outlet prints it, and names nobody who says so.' },
  circulating: { word: 'circulating', means: 'It is talked of; nobody is for or against it.' },
  registered: { word: 'registered', means: 'Nobody has said anything on it yet.' },
};
export const STATUSES = Object.keys(STATUS_WORDS) as Status[];

export const FLAG_WORDS: Record<Flag, { word: string; means: string }> = {
  renderings_differ: { word: 'told differently', means: 'One utterance is printed with different stances or figures.' },
  headline_body_conflict: { word: 'headline ≠ body', means: 'A headline commits to what its own report does not.' },
  holder_figures_differ: {
    word: 'figure misplaced?',
    means: 'One holder is given figures that exclude each other: one may be somebody else’s.',
  },
  quantity_conflict: { word: 'figures conflict', means: 'Two holders give figures that cannot both be true.' },
  speakers_differ: { word: 'who spoke?', means: 'One utterance is put to different speakers.' },
  carries_withdrawn_origin: {
    word: 'carries withdrawn',
    means: 'A report still carries what the outlet it has it from took back.',
  },
  stance_changed: { word: 'changed mind', means: 'A holder is on another side than it was before.' },
  house_divided: { word: 'house divided', means: 'Two who speak for one house stand on different sides.' },
};
export const FLAGS = Object.keys(FLAG_WORDS) as Flag[];

export const STANCES: Stance[] = ['asserts', 'hedges', 'leaves_open', 'disputes', 'denies'];

export const PLACE_WORDS: Record<Place, string> = {
  headline: 'headline',
  summary: 'lead',
  body: 'body',
  caption: 'caption',
};

export const BASIS_WORDS: Record<Statement['basis'], string> = {
  own_reporting: 'its own reporting',
  record: 'a record that anyone can look up',
  named: 'somebody who is named',
  anonymous: 'somebody who is not named',
  imagery: 'pictures',
  unsourced: 'nothing that it names',
};

/** What the outlet itself commits to. */
export const FRAMING_WORDS: Record<Statement['framing']['headline'], string> = {
  asserts: 'says it in its own voice',
  hedges: 'leans to it in its own voice',
  disputes: 'doubts it in its own voice',
  denies: 'says in its own voice that it is not so',
  reports: 'passes it on',
  silent: 'does not speak of it',
  unknown: 'was not seen',
};

/** `does_not_deny` as it is read aloud; an inferred act is marked as the outlet's reading. */
export function actInWords({ act, inferred }: Pick<Statement, 'act' | 'inferred'>): string {
  const words = act.replaceAll('_', ' ');
  return inferred ? `${words} ~` : words;
}

/** `AssertClaim` as `assert claim`. */
export function commandInWords(command: string): string {
  return command.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Made once, and asked for what needs it alone: most of what a screen counts has three digits. */
const GROUPED = new Intl.NumberFormat('en');

/** `12,000`. */
export function inDigits(count: number): string {
  return Number.isInteger(count) && count >= 0 && count < 1000 ? String(count) : GROUPED.format(count);
}

export function plural(count: number, thing: string, things = `${thing}s`): string {
  return `${inDigits(count)} ${count === 1 ? thing : things}`;
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** `five papers`, in a sentence; from thirteen on in figures. */
export function inWords(count: number, thing: string, things = `${thing}s`): string {
  return `${NUMBERS[count] ?? inDigits(count)} ${count === 1 ? thing : things}`;
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

/** `GB` as United Kingdom. */
export function countryInWords(country: string | null): string {
  return country === null ? '' : (COUNTRIES.of(country) ?? country);
}
