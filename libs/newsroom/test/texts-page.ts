/** The tables of docs/texts.md, as tests read them: each text as it stands in JSON. */
import { rowsUnder } from './page-tables.js';

export interface TextRow {
  text: string;
  /** What it is, or has. */
  is: string;
}

export const TAKEN = rows('Taken');
export const REFUSED = rows('Refused');
export const ADDRESSES_TAKEN = rows('Addresses taken');
export const ADDRESSES_REFUSED = rows('Addresses refused');

function rows(heading: string): TextRow[] {
  return rowsUnder(heading, 'docs/texts.md').map(([text = '', is = '']) => ({ text: JSON.parse(text) as string, is }));
}
