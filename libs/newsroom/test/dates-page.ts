/** The tables of docs/dates.md: each date as it stands in JSON. */
import { rowsUnder } from './page-tables.js';

const PAGE = 'docs/dates.md';

/** With the first and the last moment that it may mean. */
export const TAKEN = rowsUnder('Taken', PAGE).map(([date = '', from = '', to = '', is = '']) => ({
  date: JSON.parse(date) as string,
  from: from === 'open' ? -Infinity : Date.parse(from),
  to: to === 'open' ? Infinity : Date.parse(to),
  is,
}));

export const REFUSED = rowsUnder('Refused', PAGE).map(([date = '', why = '']) => ({
  date: JSON.parse(date) as unknown,
  why,
}));
