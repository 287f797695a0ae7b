/** Who may post what, as a table of docs/security.md: `npm run docs` writes it. */
import { newsroom } from '#newsroom';
import { mayPost, ROLES } from './keys.js';

const [BEGINS, ENDS] = ['<!-- who may post what: npm run docs writes it -->', '<!-- so far -->'];

/** The page with the table as it is. Throws if the page has no place for it. */
export function withRolesTable(page: string): string {
  const [before, after] = [page.indexOf(BEGINS), page.indexOf(ENDS)];
  if (before < 0 || after < before) throw new Error(`The page has no "${BEGINS}" before a "${ENDS}".`);
  return `${page.slice(0, before + BEGINS.length)}\n\n${rolesTable()}\n\n${page.slice(after)}`;
}

function rolesTable(): string {
  const commands = newsroom.flatMap((stream) => stream.commands);
  return [
    `| command | ${ROLES.join(' | ')} |`,
    `| --- | ${ROLES.map(() => ':-:').join(' | ')} |`,
    ...commands.map(
      (command) =>
        `| \`${command.name}\` | ${ROLES.map((role) => (mayPost({ role }, command) ? '✓' : '–')).join(' | ')} |`,
    ),
  ].join('\n');
}
