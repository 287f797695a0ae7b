/** `stet drop`: removes a copy of the views that is not wanted any more. */
import type { Command } from 'commander';
import { dropCopy, EDITION, VIEWS } from '#views';
import type { InDatabase } from './stet.js';

const EXAMPLE = `
A kept copy, one that was begun, or what an earlier release has left behind. All in it can be filled again from the log.
Whoever reads it yet is let finish first.

Example:
  $ stet drop ${VIEWS}_${EDITION}_2
  $ stet drop ${VIEWS}_${EDITION - 1} --even-if-it-serves`;

export function addDrop(program: Command, inDatabase: InDatabase): void {
  program
    .command('drop')
    .description('remove a copy that does not serve')
    .argument('<copy>', 'its name, as stet editions shows it')
    .option('--even-if-it-serves', "also another release's, if none of that release runs any more")
    .addHelpText('after', EXAMPLE)
    .action((schema: string, { evenIfItServes = false }: { evenIfItServes?: boolean }) =>
      inDatabase(async ({ sql }) => {
        await dropCopy(sql, { schema, evenIfItServes });
        console.log(`${schema} is gone.`);
      }),
    );
}
