/** `stet export`: claims with all that they rest on, as an archive that stands alone. */
import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { assertEmpty, exportClaims, type Exported, MANIFEST, sha256Of, writeFolder } from '#audit';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views. The archive has the commits'
very bytes with their places and hashes, the sheet of each claim as JSON and as a page to print, and a page that says how
it is checked. What is killed is left out unless --with-killed asks for it; the archive says so. That it was made is on
record where it is asked for at POST /v1/exports first, and --on-record names that.

Example:
  $ stet export nk-troops-in-russia --out ./nk-troops
  $ stet export --on-record court-2026-11 --out ./court --json`;

interface Options {
  out: string;
  onRecord?: string;
  withKilled?: boolean;
  by?: string;
  json?: boolean;
}

export function addExport(program: Command, withLog: WithLog): void {
  withJson(program.command('export'))
    .description('take claims away with all that they rest on, as a folder that stands alone')
    .argument('[claims...]', 'their ids, such as nk-troops-in-russia; none where --on-record names them')
    .requiredOption('--out <folder>', 'the folder that is made; it is empty or not there yet')
    .option('--on-record <export>', 'the id of an export that is on record')
    .option('--with-killed', 'with what is killed, too')
    .option('--by <who>', 'who makes it, for the manifest; by default the user of this machine')
    .addHelpText('after', EXAMPLE)
    .action((claimIds: string[], { out, onRecord, withKilled = false, by, ...options }: Options) =>
      withLog(async ({ ledger }) => {
        await assertEmpty(out);
        const wanted = {
          claimIds,
          withKilled,
          madeBy: by ?? `${userOfThisMachine()} on ${hostname()}`,
          madeAt: new Date().toISOString(),
          ...(onRecord !== undefined && { onRecord }),
        };
        const exported = await LateProgress.during((onProgress) => exportClaims(ledger, wanted, { onProgress }));
        await writeFolder(out, exported.files);
        const { files, ...told } = exported;
        const sha256 = sha256Of(files.get(MANIFEST) ?? Buffer.alloc(0));
        if (isJson(options)) console.log(JSON.stringify({ out, ...told, files: files.size, sha256 }));
        else console.log(sentencesOn(exported, { out, sha256 }).join('\n'));
      }),
    );
}

/** A user may have no name, as in a container. */
function userOfThisMachine(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

function sentencesOn({ claimIds, streams, commits, killed, files }: Exported, made: { out: string; sha256: string }) {
  const { included, commitsLeftOut, reports } = killed;
  const kept = included
    ? [`It holds what was killed, too: ${reports.join(', ') || 'nothing is'}.`]
    : commitsLeftOut > 0
      ? [`${commitsLeftOut} commits are left out: they say a word of what was killed (${reports.join(', ')}).`]
      : [];
  return [
    `${made.out}: ${claimIds.join(', ')}, in ${commits} commits of ${streams} streams, ${files.size} files.`,
    ...kept,
    `SHA-256 of its ${MANIFEST}: ${made.sha256}`,
    'Write that down apart from the archive: whoever has it can tell whether a byte was altered.',
  ];
}
