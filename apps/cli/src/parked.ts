/** `stet parked`: the streams that the views have parked. */
import type { Command } from 'commander';
import { parkedStreams } from '#views';
import { columns } from '#exchange';
import type { InDatabase } from './stet.js';

const EXAMPLE = `
A stream is parked from the record on that a view could not take; all of it is kept, and all others go on. A release that
can take it does so by stet retry, or by stet rebuild.

Example:
  $ stet parked
  $ stet parked --json`;

export function addParked(program: Command, inDatabase: InDatabase): void {
  program
    .command('parked')
    .description('show which streams a view could not take, since when, and why')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLE)
    .action(({ json = false }: { json?: boolean }) =>
      inDatabase(async ({ sql }) => {
        const parked = await parkedStreams(sql);
        if (json) console.log(JSON.stringify(parked, null, 2));
        else if (parked.length === 0) console.log('No stream is parked.');
        else
          console.log(
            columns(
              ['stream', 'view', 'record', 'since', 'why'],
              parked.map(({ stream, view, partition, offset, since, why }) => [
                stream,
                view ?? 'all',
                `${partition}:${offset}`,
                since,
                why,
              ]),
            ),
          );
      }),
    );
}
