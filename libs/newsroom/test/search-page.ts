/** The tables of docs/search.md, as tests read them. */
import { rowsUnder } from './page-tables.js';

const PAGE = 'docs/search.md';

interface Asked {
  question: string;
  text: string;
  because: string;
}

export const FOUND = asked('Found');
export const NOT_FOUND = asked('Not found');
/** The text with brackets around what is marked. */
export const MARKED = asked('Marked');

function asked(heading: string): Asked[] {
  return rowsUnder(heading, PAGE).map((cells) => {
    const [question = '', text = '', because = ''] = cells.map(seen);
    return { question, text, because };
  });
}

/** Characters that nobody would see on the page stand there by their number. */
function seen(cell: string): string {
  return cell.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
