/** Two headlines word by word, as their language parts words: in Korean and Japanese, too. */
import { diffWords } from 'diff';

export interface Piece {
  text: string;
  is: 'kept' | 'added' | 'taken';
}

/** What differs in white space alone is the same. */
export function wordDiff(before: string, after: string, language = 'en'): Piece[] {
  const segmenter = new Intl.Segmenter(Intl.Segmenter.supportedLocalesOf([language])[0] ?? 'en', {
    granularity: 'word',
  });
  return diffWords(before.trim(), after.trim(), { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'added' : removed ? 'taken' : 'kept',
  }));
}
