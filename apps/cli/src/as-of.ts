/** `stet as-of`: how a claim stood at a moment of either clock, from the log alone. */
import type { Command } from 'commander';
import { claimAsOf, type ClaimAsOf, type Clocks } from '#audit';
import { columns } from '#exchange';
import { publishedOption, recordedOption } from './asked-moments.js';
import { foldedFrom, FROM_THE_LOG } from './folded-from.js';
import { isJson, LateProgress, sayBeside, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views. What was published and what the
desk knew are two clocks: with --at alone it tells by all that is on file today what had been published by then, with
--known alone all that the desk had recorded by then, with both what the desk knew of it. What was killed since is told.

Example:
  $ stet as-of nk-troops-in-russia --at 2024-10-24T12:00Z
  $ stet as-of nk-troops-in-russia --at 2024-10-24T12:00Z --known 2026-11-30 --json`;

interface Options extends Clocks {
  json?: boolean;
}

export function addAsOf(program: Command, withLog: WithLog): void {
  withJson(program.command('as-of'))
    .description('tell how a claim stood, and why, by what was published or by what the desk had recorded')
    .argument('<claim>', 'its id, such as nk-troops-in-russia')
    .addOption(publishedOption('--at', 'by what had been published'))
    .addOption(recordedOption('--known', 'by what the desk had recorded'))
    .addHelpText('after', EXAMPLE)
    .action((claimId: string, { at, known, ...options }: Options) =>
      withLog(async ({ ledger }) => {
        const asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
        const told = await LateProgress.during((onProgress) => claimAsOf(ledger, claimId, { ...asked, onProgress }));
        sayBeside(FROM_THE_LOG);
        if (isJson(options)) console.log(JSON.stringify(told ? { ...asked, ...told } : { ...asked, onFile: false }));
        else console.log(told ? sheetOf(told) : `Claim ${claimId} was not on file.`);
      }),
    );
}

function sheetOf(told: ClaimAsOf): string {
  const { proposition, sentence, assertingOrigins, outlets, flags, because, becauseTotal, verdict } = told;
  const reasons = because.map(({ statementId, holder, stance }) => [statementId, holder, stance.replaceAll('_', ' ')]);
  const more = becauseTotal - because.length;
  return [
    proposition,
    sentence,
    `${assertingOrigins} asserting origins, ${outlets} outlets.${flags.length > 0 ? ` Flags: ${flags.join(', ')}.` : ''}`,
    ...(verdict ? [`The desk's verdict: ${verdict.verdict}, for ${verdict.reason}`] : []),
    ...(reasons.length > 0 ? ['', columns(['statement', 'holder', 'stance'], reasons)] : []),
    ...(more > 0 ? [`… and ${more} more`] : []),
    '',
    foldedFrom(told),
  ].join('\n');
}
