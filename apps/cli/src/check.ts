/** `stet check`: the whole log against the rule, from the log alone. */
import type { Command } from 'commander';
import { check, type Checked, type Finding, LAWFUL_VOIDS, type LawfulVoid } from '#audit';
import { columns } from '#exchange';
import { checkpointsIn, hasIndex } from '#views';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet. Of the views it reads how far they have come, if
their database is there, and says whether it did: a tail that was cut off shows in nothing else. It ends with 3 if it
found something. docs/audit.md says what each kind of finding means.

Example:
  $ stet check
  $ stet check --json | jq -r 'select(.finding) | .finding.position'`;

/** On a terminal; the others are counted, and all are in the JSON. */
const MOST_SHOWN = 200;
const FOUND = 3;

interface Options {
  json?: boolean;
  logAlone?: boolean;
}

export function addCheck(program: Command, withLog: WithLog): void {
  withJson(program.command('check'))
    .description('hold the whole log against the rule, and say where it breaks it')
    .option('--log-alone', 'ask no views how far they have come')
    .addHelpText('after', EXAMPLE)
    .action((options: Options) =>
      withLog(async ({ ledger, sql }) => {
        const checkpoints =
          sql && !options.logAlone && (await hasIndex(sql)) ? () => checkpointsIn(sql, ledger) : undefined;
        const findings = new Findings(isJson(options));
        const onFinding = (finding: Finding) => findings.take(finding);
        const checked = await LateProgress.during((onProgress) =>
          check(ledger, { ...(checkpoints && { checkpoints }), onFinding, onProgress }),
        );
        findings.end(checked);
        if (Object.keys(checked.findings).length > 0) process.exitCode = FOUND;
      }),
    );
}

class Findings {
  private readonly shown: Finding[] = [];

  constructor(private readonly isJson: boolean) {}

  take(finding: Finding): void {
    if (this.isJson) console.log(JSON.stringify({ finding }));
    else if (this.shown.length < MOST_SHOWN) this.shown.push(finding);
  }

  end(checked: Checked): void {
    if (this.isJson) return console.log(JSON.stringify({ checked }));
    if (this.shown.length > 0) console.log(tableOf(this.shown));
    console.log(sentencesOn(checked, this.shown.length).join('\n'));
  }
}

function tableOf(findings: Finding[]): string {
  const rows = findings.map(({ kind, position, stream, what }) => [kind, position ?? '', stream ?? '', what]);
  return columns(['finding', 'position', 'stream', 'what'], rows);
}

function sentencesOn(checked: Checked, shown: number): string[] {
  const { log, position, records, standing, streams, voids, findings, isComparedWithViews } = checked;
  const found = Object.values(findings).reduce((sum, count) => sum + count, 0);
  const lawful = (Object.entries(voids) as [LawfulVoid, number][])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} lawfully void: ${LAWFUL_VOIDS[kind]}.`);
  return [
    ...(found > shown ? [`… and ${found - shown} more: stet check --json names them all.`] : []),
    `${log} up to ${position || 'its empty end'}: ${records} records, ${standing} standing, ${streams} streams on file.`,
    ...lawful,
    isComparedWithViews
      ? 'Held against how far the views have read it.'
      : 'Not held against any views: a tail that was cut off cleanly would not show.',
    found === 0 ? 'Nothing was found.' : `${found} found.`,
  ];
}
