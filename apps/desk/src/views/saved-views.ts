/** Views of the board that one has saved in this browser, up to nine: each is an address with a name, on a key of its own. */
import { type BoardWords, boardWords } from '../search-words.js';
import { FLAG_WORDS, STATUS_WORDS } from '../words.js';
import { sayDate } from '../dates/edtf.js';

const KEPT = 'stet.views';
export const MOST_VIEWS = 9;

export function savedViews(): BoardWords[] {
  try {
    const views = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as unknown;
    return Array.isArray(views) ? views.slice(0, MOST_VIEWS).map((view) => boardWords(Object(view))) : [];
  } catch {
    return [];
  }
}

export function keepViews(views: BoardWords[]): void {
  localStorage.setItem(KEPT, JSON.stringify(views.slice(0, MOST_VIEWS)));
}

export function isSameView(one: BoardWords, other: BoardWords): boolean {
  return addressOf(one) === addressOf(other);
}

/** `contested, figure misplaced?`: what it shows, in words. */
export function nameOfView({ q, status, flag, sort, at, known }: BoardWords): string {
  const parts = [
    q === undefined ? '' : `“${q}”`,
    status ? STATUS_WORDS[status].word : '',
    flag ? FLAG_WORDS[flag].word : '',
    sort ? `by ${sort}` : '',
    at === undefined ? '' : `as of ${sayDate(at)}`,
    known === undefined ? '' : 'as known then',
  ];
  return parts.filter(Boolean).join(', ') || 'all claims';
}

function addressOf(words: BoardWords): string {
  return JSON.stringify(Object.entries(words).toSorted());
}
