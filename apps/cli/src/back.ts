/** `stet back`: goes back to a copy of the views that is kept. */
import type { Command } from 'commander';
import { goBack } from '#projector';
import { EDITION, VIEWS } from '#views';
import { FillProgress } from './fill-progress.js';
import type { InDatabase } from './stet.js';
import { quiet, saySwitched } from './switched.js';

const EXAMPLE = `
A kept copy is not written while another serves. It is brought up to date first and serves then: nobody reads an older
state than before. What served meanwhile is kept in its turn.

Example:
  $ stet back
  $ stet back ${VIEWS}_${EDITION}`;

export function addBack(program: Command, inDatabase: InDatabase): void {
  program
    .command('back')
    .description('go back to a kept copy, by default to the one that served last')
    .argument('[copy]', 'its name, as stet editions shows it')
    .option('--json', 'a line of JSON for each step, and for the end')
    .addHelpText('after', EXAMPLE)
    .action((copy: string | undefined, { json = false }: { json?: boolean }) =>
      inDatabase(async (opened) => {
        const progress = new FillProgress({ json });
        const switched = await goBack({
          ...opened,
          log: quiet,
          onProgress: (now) => progress.tell(now),
          ...(copy !== undefined && { to: copy }),
        }).finally(() => progress.stop());
        saySwitched(switched, { json });
      }),
    );
}
