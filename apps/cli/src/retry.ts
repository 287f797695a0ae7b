/** `stet retry`: takes parked streams again, once what could not take them is put right. */
import type { Command } from 'commander';
import { retry } from '#projector';
import { parkedStreams } from '#views';
import type { InDatabase, Opened } from './stet.js';

const EXAMPLE = `
Each is taken whole in one step, by this release; or it stays parked, and exit code 1 says so. The projectors that run
must be of this release, too: an earlier one would park it again with its next commit.

Example:
  $ stet retry outlet-rfa
  $ stet retry --all`;

interface Options {
  all?: boolean;
  json?: boolean;
}

export function addRetry(program: Command, inDatabase: InDatabase): void {
  const command = program
    .command('retry')
    .description('take parked streams again, after what could not take them was put right')
    .argument('[stream...]', 'their names, as stet parked shows them')
    .option('--all', 'all that are parked')
    .option('--json', 'a line of JSON for each')
    .addHelpText('after', EXAMPLE)
    .action((streams: string[], { all = false, json = false }: Options) => {
      if (streams.length > 0 === all) command.error('error: name the streams, or say --all');
      return inDatabase((opened) => retryEach(opened, { streams, all, json }));
    });
}

async function retryEach(
  { sql }: Opened,
  { streams, all, json }: Required<Options> & { streams: string[] },
): Promise<void> {
  const those = all ? (await parkedStreams(sql)).map(({ stream }) => stream) : streams;
  if (those.length === 0) console.log('No stream is parked.');
  for (const stream of those) {
    const again = await retry({ sql }, stream);
    if (json) console.log(JSON.stringify({ stream, isTaken: !again, ...again }));
    else
      console.log(
        again
          ? `${stream} stays parked from ${again.partition}:${again.offset} on: ${again.why}`
          : `${stream} is taken.`,
      );
    if (again) process.exitCode = 1;
  }
}
