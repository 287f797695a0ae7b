/** `stet rebuild`: fills a second copy of the views beside the one that serves, and switches to it. */
import type { Command } from 'commander';
import { rebuild } from '#projector';
import { FillProgress } from './fill-progress.js';
import type { InDatabase } from './stet.js';
import { quiet, saySwitched } from './switched.js';

const EXAMPLE = `
Questions are answered all the while: the copy that serves goes on, and the new one takes its place in one step when it
lacks nothing. The old one is kept: stet back goes back to it, stet drop removes it. One that is killed goes on where it
was when it is called again.

Example:
  $ stet rebuild
  $ stet rebuild --json`;

export function addRebuild(program: Command, inDatabase: InDatabase): void {
  program
    .command('rebuild')
    .description('fill a second copy of the read models, and switch to it when it lacks nothing')
    .option('--json', 'a line of JSON for each step, and for the end')
    .addHelpText('after', EXAMPLE)
    .action(({ json = false }: { json?: boolean }) =>
      inDatabase(async (opened) => {
        const progress = new FillProgress({ json });
        const switched = await rebuild({ ...opened, log: quiet, onProgress: (now) => progress.tell(now) }).finally(() =>
          progress.stop(),
        );
        saySwitched(switched, { json });
      }),
    );
}
