/** `stet story`: a claim's story, as a running Stet tells it. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Stet } from '#client';
import { paperOf, printStory, storyOf } from '#exchange';

const URL = 'http://127.0.0.1:4040';
const PATIENCE_MS = 10_000;

const EXAMPLE = `
It asks at the door, as anybody does, and tells what that tells: what is killed is not in it but for an auditor's key.

Example:
  $ stet story nk-troops-in-russia
  $ stet story nk-troops-in-russia --url https://stet.example --key-file auditor.key`;

interface Options {
  url: string;
  keyFile?: string;
}

export function addStory(program: Command): void {
  program
    .command('story')
    .description('tell how a claim came to stand as it does, who says what, and which figures there are')
    .argument('<claim>', 'its id, as /v1/claims shows it')
    .option('--url <url>', 'of a running Stet', URL)
    .option('--key-file <file>', 'a file that holds the key, where the door asks for one')
    .addHelpText('after', EXAMPLE)
    .action(async (claimId: string, { url, keyFile }: Options) => {
      const key = keyFile === undefined ? undefined : (await readFile(keyFile, 'utf8')).trim();
      const stet = new Stet({ url, patienceMs: PATIENCE_MS, ...(key !== undefined && { key }) });
      console.log(printStory(await storyOf(stet, claimId), paperOf(process.stdout)));
    });
}
