/** `stet check`: the whole log against the rule, from the log alone. */
import type { Command } from 'commander';
import { check, type Checked, type Finding, LAWFUL_VOIDS, type LawfulVoid, type ReadByViews } from '#audit';
import { columns } from '#exchange';
import type { LogToRead } from '#service';
import { checkpointsIn, hasIndex, recordHashes } from '#views';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet. Of the views it reads which records they have
read, if their database is there, and says whether it did: a tail that was cut off, or a last commit that was altered,
shows in nothing else. It ends with 3 if it found something. docs/audit.md says what each kind of finding means.

Example:
  $ stet check
  $ stet check --log-alone --json`;

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
    .option('--log-alone', 'ask no views what they have read')
    .addHelpText('after', EXAMPLE)
    .action((options: Options) =>
      withLog(async (log) => {
        const views = options.logAlone ? undefined : await readByViews(log);
        const findings = new Findings(isJson(options));
        const onFinding = (finding: Finding) => findings.take(finding);
        const checked = await LateProgress.during((onProgress) =>
          check(log.ledger, { ...(views && { views }), onFinding, onProgress }),
        );
        findings.end(checked);
        if (Object.keys(checked.findings).length > 0) process.exitCode = FOUND;
      }),
    );
}

/** Undefined where their database is not there, or no projector has made them. */
async function readByViews({ ledger, sql }: LogToRead): Promise<ReadByViews | undefined> {
  if (!sql || !(await hasIndex(sql))) return undefined;
  return {
    checkpoints: () => checkpointsIn(sql, ledger),
    hashes: (partition, from) => recordHashes(sql, { partition, from }),
  };
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
      ? 'Held against what the views have read of it.'
      : 'Not held against any views: a tail that was cut off cleanly, or a last commit that was altered, would not show.',
    found === 0 ? 'Nothing was found.' : `${found} found.`,
  ];
}
