/** `stet editions`: each edition of the views and its copies. */
import type { Command } from 'commander';
import { copiesIn, type Copy } from '#views';
import { columns } from '#exchange';
import type { InDatabase } from './stet.js';

const EXAMPLE = `
A copy serves, is kept (it has served), or is begun (it lacks something yet). What is kept or begun is behind until it is
gone back to or filled on.

Example:
  $ stet editions
  $ stet editions --json`;

export function addEditions(program: Command, inDatabase: InDatabase): void {
  program
    .command('editions')
    .description('show each edition of the read models and its copies: which serves, how far behind, how large')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLE)
    .action(({ json = false }: { json?: boolean }) =>
      inDatabase(async ({ sql }) => {
        const copies = (await copiesIn(sql)).map((copy) => ({ ...copy, behind: copy.records - copy.done }));
        if (json) console.log(JSON.stringify(copies, null, 2));
        else console.log(shown(copies));
      }),
    );
}

function shown(copies: (Copy & { behind: number })[]): string {
  const rows = copies.map(({ edition, schema, state, done, behind, parked, bytes, servedAt, begunAt }) => [
    edition,
    schema,
    state,
    done,
    behind,
    parked,
    `${(bytes / 2 ** 20).toFixed(1)} MiB`,
    (servedAt ?? begunAt).toISOString(),
  ]);
  const fillers = new Map(copies.map(({ edition, filler }) => [edition, filler]));
  const filling = [...fillers].flatMap(([edition, filler]) =>
    filler ? [`Edition ${edition} is being filled by ${filler.who} since ${filler.since.toISOString()}.`] : [],
  );
  const table = columns(['edition', 'copy', 'state', 'records', 'behind', 'parked', 'size', 'since'], rows);
  return [table, ...filling].join('\n');
}
