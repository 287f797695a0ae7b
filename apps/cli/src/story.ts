/** `stet story`: how a claim came to stand as it does, from the log alone, or as a running Stet tells it. */
import type { Command } from 'commander';
import { claimStory, type ClaimStory, type ToldChange } from '#audit';
import { Stet } from '#client';
import { columns, paperOf, printStory, storyOf } from '#exchange';
import { spokenDate } from '#newsroom';
import { type DoorOptions, keyFileOption, urlOption } from './door-options.js';
import { foldedFrom, FROM_THE_LOG } from './folded-from.js';
import { isJson, LateProgress, sayBeside, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const PATIENCE_MS = 10_000;

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views, and tells what was killed since.
With --url it asks at the door of a running Stet instead, such as http://127.0.0.1:4040, as anybody does, which tells more of figures and of what is part
of the claim, and nothing that is killed but for an auditor's key.

Example:
  $ stet story nk-troops-in-russia
  $ stet story nk-troops-in-russia --url "$URL"`;

interface Options extends DoorOptions {
  json?: boolean;
}

export function addStory(program: Command, withLog: WithLog): void {
  const command = withJson(program.command('story'))
    .description('tell how a claim came to stand as it does, who says what, and who recorded it')
    .argument('<claim>', 'its id, such as nk-troops-in-russia')
    .addOption(urlOption())
    .addOption(keyFileOption())
    .addHelpText('after', EXAMPLE)
    .action(async (claimId: string, { url, keyFile, ...options }: Options) => {
      if (url === undefined && keyFile !== undefined)
        command.error('error: --key-file is for a door: name it by --url');
      if (url !== undefined) return atTheDoor(claimId, { url, keyFile, ...options });
      return withLog(async ({ ledger }) => {
        const told = await LateProgress.during((onProgress) => claimStory(ledger, claimId, { onProgress }));
        sayBeside(FROM_THE_LOG);
        if (isJson(options)) console.log(JSON.stringify(told ?? { claimId, onFile: false }));
        else console.log(told ? shown(told) : `The log has nothing of claim ${claimId}.`);
      });
    });
}

/** Printed for a person unless JSON is asked for: so it was before the log was read. */
async function atTheDoor(
  claimId: string,
  { url, keyFile: key, json = false }: Options & { url: string },
): Promise<void> {
  const stet = new Stet({ url, patienceMs: PATIENCE_MS, ...(key !== undefined && { key }) });
  const story = await storyOf(stet, claimId);
  console.log(json ? JSON.stringify(story) : printStory(story, paperOf(process.stdout)));
}

const WHEN = 24;
const STATUS = 14;
const RECORDED = 40;

function shown(told: ClaimStory): string {
  const { proposition, sentence, changes, verdict } = told;
  const { width } = paperOf(process.stdout);
  const rows = changes.map((change) => [
    spokenDate(change.at),
    change.status.replaceAll('_', ' '),
    whyIn(change),
    recordedIn(change),
  ]);
  const why = Math.max(24, width - WHEN - STATUS - RECORDED);
  return [
    proposition,
    sentence,
    ...(verdict ? [`The desk's verdict: ${verdict.verdict}, for ${verdict.reason}`] : []),
    ...(rows.length > 0
      ? ['', columns(['published', 'status', 'why', 'recorded by'], rows, [WHEN, STATUS, why, RECORDED])]
      : []),
    '',
    foldedFrom(told),
  ].join('\n');
}

/** All are in the JSON. */
const MOST_NAMED = 3;

function recordedIn({ recorded }: ToldChange): string {
  const more = recorded.length - MOST_NAMED;
  const named = recorded.slice(0, MOST_NAMED).map(({ position, by, at }) => `${position} ${by} ${at}`);
  return [...named, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function whyIn({ sentence, assertingOrigins, flags }: ToldChange): string {
  const reasons = sentence.slice(sentence.indexOf(': ') + 2);
  return [`${assertingOrigins} origins: ${reasons}`, ...(flags.length > 0 ? [`! ${flags.join(', ')}`] : [])].join('\n');
}
