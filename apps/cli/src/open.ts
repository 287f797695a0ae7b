/** `stet open`: an archive, checked and folded in memory; nothing is written, and no log is asked. */
import type { Command } from 'commander';
import {
  type Clocks,
  type Fault,
  MANIFEST,
  openArchive,
  type OpenedArchive,
  readFolder,
  sha256Of,
  type Sheet,
} from '#audit';
import { columns } from '#exchange';
import { publishedOption, recordedOption } from './asked-moments.js';
import { FROM_A_WHOLE_ARCHIVE } from './folded-from.js';
import { isJson, sayBeside, withJson } from './shown.js';

const EXAMPLE = `
It needs neither a Stet nor a log. Each file is held against the manifest, each commit is judged anew by the rule, and the
sheets are folded from them. It ends with 3 if a file is altered, missing or added, and then tells nothing from it.

Example:
  $ stet open ./nk-troops --at 2024-10-24T12:00Z
  $ stet open ./nk-troops --known 2026-11-30 --json`;

const FOUND = 3;

interface Options extends Clocks {
  claim?: string;
  json?: boolean;
}

export function addOpen(program: Command): void {
  withJson(program.command('open'))
    .description('check an archive that export made, and tell its claims as of any moment')
    .argument('<folder>', 'the archive')
    .option('--claim <claim>', 'one of its claims; by default all')
    .addOption(publishedOption('--at', 'by what had been published'))
    .addOption(recordedOption('--known', 'by what the desk had recorded'))
    .addHelpText('after', EXAMPLE)
    .action(async (folder: string, { at, known, claim, ...options }: Options, command: Command) => {
      const files = await readFolder(folder);
      const opened = openArchive(files);
      const asked = { ...(at !== undefined && { at }), ...(known !== undefined && { known }) };
      if (opened.faults.length > 0) process.exitCode = FOUND;
      else if (claim !== undefined && opened.manifest?.claimIds.includes(claim) === false)
        command.error(`The archive has no claim ${claim}: it has ${opened.manifest.claimIds.join(', ')}.`);
      for (const sentence of warningsOf(opened)) sayBeside(sentence);
      if (isJson(options)) return tellJson(opened, { asked, claim });
      const sha256 = sha256Of(files.get(MANIFEST) ?? Buffer.alloc(0));
      console.log(printable(tableOf(opened, { asked, claim, sha256 })));
    });
}

/** What is to be known of what is told, however it is shown. */
function warningsOf({ manifest, faults, areSheetsAsMade }: OpenedArchive): string[] {
  if (!manifest || faults.length > 0) return [];
  return [
    ...(manifest.killed.included ? [FROM_A_WHOLE_ARCHIVE] : []),
    ...(areSheetsAsMade
      ? []
      : [
          'The sheets in it are not what this release makes of its commits: another release made them, or somebody altered them with every hash. What is told here is folded from the commits.',
        ]),
  ];
}

interface Telling {
  asked: Clocks;
  claim: string | undefined;
}

/** A line for each fault, else one for each sheet: the bytes of the sheet in the archive, where no moment was asked. */
function tellJson(opened: OpenedArchive, telling: Telling): void {
  for (const fault of opened.faults) console.log(JSON.stringify({ fault }));
  for (const { claimId, sheet } of sheetsOf(opened, telling))
    console.log(JSON.stringify(sheet ?? { claimId, ...telling.asked, onFile: false }));
}

function tableOf(opened: OpenedArchive, { sha256, ...telling }: Telling & { sha256: string }): string {
  const { manifest, faults } = opened;
  if (faults.length > 0 || !manifest)
    return `${columns(['file', 'fault', 'what'], faults.map(rowOf))}\nNothing is told from it.`;
  const { position, log, madeAt, madeBy, onRecord, files } = manifest;
  return [
    ...sheetsOf(opened, telling).flatMap(({ claimId, sheet }) => [
      ...(sheet ? sentencesOn(sheet) : [`Claim ${claimId} was not on file.`]),
      '',
    ]),
    `${files.length} files are as they were made; SHA-256 of ${MANIFEST}: ${sha256}`,
    `Made of ${log} up to ${position}, at ${madeAt} by ${madeBy}; ${onRecord ? `on record as export ${onRecord.exportId}` : 'on record nowhere'}.`,
  ].join('\n');
}

/** An archive comes from elsewhere: what is in it moves no cursor. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ');
}

function rowOf({ path, kind, what }: Fault): string[] {
  return [path, kind, what];
}

function sheetsOf(opened: OpenedArchive, { asked, claim }: Telling): { claimId: string; sheet: Sheet | undefined }[] {
  const { manifest, faults } = opened;
  if (!manifest || faults.length > 0) return [];
  return manifest.claimIds
    .filter((claimId) => claim === undefined || claimId === claim)
    .map((claimId) => ({ claimId, sheet: opened.sheet(claimId, asked) }));
}

function sentencesOn(sheet: Sheet): string[] {
  const { proposition, sentence, assertingOrigins, outlets, flags, statements, verdict, leftOut } = sheet;
  return [
    proposition,
    sentence,
    `${assertingOrigins} asserting origins, ${outlets} outlets, ${statements.length} statements.${flags.length > 0 ? ` Flags: ${flags.join(', ')}.` : ''}`,
    ...(verdict ? [`The desk's verdict: ${verdict.verdict}, for ${verdict.reason}`] : []),
    ...(leftOut > 0
      ? [`${leftOut} commits are left out, for they say a word of what was killed: it is told without them.`]
      : []),
  ];
}
