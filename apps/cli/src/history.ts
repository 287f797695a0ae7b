/** `stet history`: every commit of a stream, standing and void, from the log alone. */
import type { Command } from 'commander';
import { historyOf, type HistoryEntry } from '#audit';
import { columns } from '#exchange';
import { FROM_THE_LOG } from './folded-from.js';
import { isJson, LateProgress, sayBeside, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, on Kafka or embedded, and needs no running Stet; it asks no views. What is void stays in the log
and changes nothing: why it is void is said. The JSON has the events as they were written, what was killed later, too.

Example:
  $ stet history claim-nk-troops-in-russia
  $ stet history claim-nk-troops-in-russia --json`;

const HEAD = ['position', 'at', 'by', 'command', 'version', 'why void'];

interface Options {
  json?: boolean;
  follow?: boolean;
}

export function addHistory(program: Command, withLog: WithLog): void {
  withJson(program.command('history'))
    .description('show every commit of a stream, standing and void, with who wrote it, when, and why it is void')
    .argument('<stream>', 'its name, such as claim-nk-troops-in-russia or report-ap-1')
    .option('--follow', 'go on with what comes, until it is ended')
    .addHelpText('after', EXAMPLE)
    .action((stream: string, { follow = false, ...options }: Options) =>
      withLog(async ({ ledger }) => {
        sayBeside(FROM_THE_LOG);
        const show = async (entries: AsyncIterable<HistoryEntry>) => {
          if (isJson(options)) await eachOf(entries, (entry) => console.log(JSON.stringify(entry)));
          else if (follow) await eachOf(entries, (entry) => console.log(rowOf(entry).join('  ')));
          else console.log(await tableOf(entries, stream));
        };
        if (follow) await show(historyOf(ledger, stream, { follow: untilEnded() }));
        else await LateProgress.during((onProgress) => show(historyOf(ledger, stream, { onProgress })));
      }),
    );
}

function untilEnded(): AbortSignal {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  return ended.signal;
}

async function eachOf(entries: AsyncIterable<HistoryEntry>, act: (entry: HistoryEntry) => void): Promise<void> {
  for await (const entry of entries) act(entry);
}

async function tableOf(entries: AsyncIterable<HistoryEntry>, stream: string): Promise<string> {
  const rows: string[][] = [];
  await eachOf(entries, (entry) => rows.push(rowOf(entry)));
  return rows.length > 0 ? columns(HEAD, rows) : `The log has no record of ${stream}.`;
}

function rowOf({ position, at, by, command, version, why }: HistoryEntry): string[] {
  return [position, at ?? '', by ?? '', command ?? '', String(version ?? 'void'), why ?? ''];
}
