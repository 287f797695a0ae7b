/** What docs/deploy.md says that a process says, by what is wrong. */
import { readFileSync } from 'node:fs';

const ROW = /^\| (.+?) \| (.+?) \|$/gm;

export function saidOnTheDeployPage(): (wrong: string) => string {
  const rows = new Map(
    [...readFileSync('docs/deploy.md', 'utf8').matchAll(ROW)].map(([, wrong, says]) => [wrong, says]),
  );
  return (wrong) => {
    const says = rows.get(wrong);
    if (says === undefined) throw new Error(`docs/deploy.md has no row for: ${wrong}`);
    return says;
  };
}
