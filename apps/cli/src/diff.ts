/** `stet diff`: what lies between two moments of a claim, from the log alone. */
import type { Command } from 'commander';
import { claimDiff, type ClaimDiff, type StateOfClaim } from '#audit';
import { columns } from '#exchange';
import type { Between } from '#newsroom';
import { isBehind } from '#views';
import { publishedOption, recordedOption } from './asked-moments.js';
import { foldedFrom, FROM_THE_LOG } from './folded-from.js';
import { isJson, LateProgress, sayBeside, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views. --from and --to are moments of
what was published; --from-known and --to-known of what the desk had recorded. What was killed since is told.

Example:
  $ stet diff nk-troops-in-russia --from 2024-10-18 --to 2024-10-24
  $ stet diff nk-troops-in-russia --to 2024-10-24 --json`;

interface Options extends Between {
  json?: boolean;
}

export function addDiff(program: Command, withLog: WithLog): void {
  const command = withJson(program.command('diff'))
    .description('tell what changed of a claim between two moments of either clock, and by what')
    .argument('<claim>', 'its id, such as nk-troops-in-russia')
    .addOption(publishedOption('--from', 'by what had been published, the earlier moment: without it the beginning'))
    .addOption(publishedOption('--to', 'by what had been published, the later moment: without it now'))
    .addOption(recordedOption('--from-known', 'by what the desk had recorded, the earlier moment'))
    .addOption(recordedOption('--to-known', 'by what the desk had recorded, the later moment'))
    .addHelpText('after', EXAMPLE)
    .action((claimId: string, { json, ...between }: Options) => {
      const { from, to, fromKnown, toKnown } = between;
      if (from && to && isBehind(from, to)) command.error(backwards('--from', '--to'));
      if (fromKnown && toKnown && isBehind(fromKnown, toKnown)) command.error(backwards('--from-known', '--to-known'));
      return withLog(async ({ ledger }) => {
        const told = await LateProgress.during((onProgress) => claimDiff(ledger, claimId, { ...between, onProgress }));
        sayBeside(FROM_THE_LOG);
        if (isJson({ ...(json !== undefined && { json }) }))
          console.log(JSON.stringify(told ?? { claimId, onFile: false }));
        else console.log(told ? shown(told) : `The log has nothing of claim ${claimId}.`);
      });
    });
}

function backwards(from: string, to: string): string {
  return `error: ${from} must not be later than ${to}: exchange the two`;
}

function shown(told: ClaimDiff): string {
  const { from, to, flags, origins, figures, changes, statements } = told;
  const named = (those: { holder: string }[]) => those.map(({ holder }) => holder).join(', ');
  const sides: [string, string][] = [
    ['flags raised', flags.raised.join(', ')],
    ['flags lowered', flags.lowered.join(', ')],
    ['origins added', named(origins.added)],
    ['origins gone', named(origins.gone)],
    ['figures', figures.map(({ measure, op, low }) => `${measure} ${op} ${low}`).join(', ')],
  ];
  const said = sides.filter(([, what]) => what !== '');
  const rows = statements.map(({ statementId, outletId, holder, did, notCounted }) => [
    statementId,
    outletId,
    holder.name,
    did.join(', ') || (notCounted === undefined ? 'counts now' : 'counts no more'),
  ]);
  const course = changes.map(({ at, status, cause }) => [
    at,
    status.replaceAll('_', ' '),
    cause.map(({ holder, did }) => `${holder} ${did}`).join(', '),
  ]);
  return [
    `Before: ${stateIn(from)}`,
    `After:  ${stateIn(to)}`,
    ...(said.length > 0 ? ['', columns([], said)] : []),
    ...(course.length > 0 ? ['', columns(['published', 'status', 'cause'], course)] : []),
    ...(rows.length > 0 ? ['', columns(['statement', 'outlet', 'holder', 'what became of it'], rows)] : []),
    ...(rows.length + said.length + course.length === 0 ? ['Nothing lies between them.'] : []),
    '',
    foldedFrom(to),
  ].join('\n');
}

function stateIn({ sentence, assertingOrigins, outlets }: StateOfClaim): string {
  return sentence === null
    ? 'not on file.'
    : `${sentence} (${assertingOrigins} asserting origins, ${outlets} outlets).`;
}
