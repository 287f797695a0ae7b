/** `stet as-of`: how a claim stood at a moment of either clock, from the log alone. */
import { type Command, InvalidArgumentError } from 'commander';
import { A_MOMENT, claimAsOf, type ClaimAsOf, type Clocks, isMoment, isMomentOrPosition } from '#audit';
import { columns } from '#exchange';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views. What was published and what the
desk knew are two clocks: with --at alone it tells by all that is on file today what had been published by then, with
--known alone all that the desk had recorded by then, with both what the desk knew of it.

Example:
  $ stet as-of nk-troops-in-russia --at 2024-10-24T12:00Z
  $ stet as-of nk-troops-in-russia --known 2026-11-30 --json | jq -r .sentence`;

interface Options extends Clocks {
  json?: boolean;
}

export function addAsOf(program: Command, withLog: WithLog): void {
  withJson(program.command('as-of'))
    .description('tell how a claim stood, and why, by what was published or by what the desk had recorded')
    .argument('<claim>', 'its id, such as nk-troops-in-russia')
    .option('--at <time>', 'by what had been published; a bare date is the end of that day', asking(isMoment, ''))
    .option(
      '--known <time|position>',
      'by what the desk had recorded, as its own clock had it or up to a position of the log',
      asking(isMomentOrPosition, ', or a position of the log such as 0:123,5:77'),
    )
    .addHelpText('after', EXAMPLE)
    .action((claimId: string, { at, known, ...options }: Options) =>
      withLog(async ({ ledger }) => {
        const progress = new LateProgress();
        const asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
        const told = await claimAsOf(ledger, claimId, { ...asked, onProgress: progress.tell }).finally(() =>
          progress.stop(),
        );
        if (isJson(options)) console.log(JSON.stringify(told ? { ...asked, ...told } : { ...asked, onFile: false }));
        else console.log(told ? sheetOf(told) : `Claim ${claimId} was not on file.`);
      }),
    );
}

function asking(isSound: (text: string, now: number) => boolean, or: string): (text: string) => string {
  return (text) => {
    if (isSound(text, Date.now())) return text;
    throw new InvalidArgumentError(`It must be ${A_MOMENT}${or}.`);
  };
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

function foldedFrom({ commits, last }: ClaimAsOf): string {
  return `Folded from ${commits} commits; the last at ${last?.position}, by ${last?.by} at ${last?.at}, SHA-256 ${last?.hash}.`;
}
