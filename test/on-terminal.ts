/** What words of `stet` print on a terminal, where that is a table, and in a pipe, where it is a line of JSON each. */
import { as, type Said, saidBy } from './said-by.js';

/** `beside` is on standard error: how far it is, and what is to be known of it. */
export function onTerminal(act: () => Promise<number>): Promise<Said> {
  return as({ isTTY: true }, () => saidBy(act));
}

export async function piped<Line>(act: () => Promise<number>): Promise<Said & { said: Line[] }> {
  const told = await as({ isTTY: undefined }, () => saidBy(act));
  const lines = told.printed === '' ? [] : told.printed.split('\n');
  return { ...told, said: lines.map((line) => JSON.parse(line) as Line) };
}
