/** `stet replay`: all that is made from the log, from the log alone, into an empty place. */
import type { Command } from 'commander';
import { replayedUntil } from '#audit';
import { columns } from '#exchange';
import { type Replayed, replayInto } from '#projector';
import { countRows } from '#views';
import { recordedOption } from './asked-moments.js';
import { databaseOf } from './database-of.js';
import { isJson, LateProgress, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself, and needs no running Stet. The index and every read model of this release are made in one schema
of the database, which is made or must be empty: nothing else is touched, and whoever may read it reads what was killed,
as in the views themselves. "drop schema ... cascade" removes it.

Example:
  $ stet replay --into replay_of_today
  $ stet replay --into replay_of_then --until 2026-11-30 --json`;

interface Options {
  into: string;
  until?: string;
  json?: boolean;
}

export function addReplay(program: Command, withLog: WithLog): void {
  withJson(program.command('replay'))
    .description('make all read models from the log alone, in a schema of their own')
    .requiredOption('--into <schema>', 'where to: a new schema of the database, or an empty one')
    .addOption(recordedOption('--until', 'no more than what the desk had recorded by then'))
    .addHelpText('after', EXAMPLE)
    .action(({ into: schema, until, ...options }: Options) =>
      withLog(async (log) => {
        const sql = databaseOf(log, 'to replay into');
        const told = await LateProgress.during((onProgress) =>
          replayInto({
            ledger: log.ledger,
            sql,
            schema,
            onProgress,
            ...(until !== undefined && { until: replayedUntil(until) }),
          }),
        );
        const tables = await countRows(sql, schema);
        console.log(isJson(options) ? JSON.stringify({ ...told, tables }) : shown(told, tables));
      }),
    );
}

function shown({ schema, position, records }: Replayed, tables: Record<string, number>): string {
  return [
    columns(['table', 'rows'], Object.entries(tables)),
    '',
    `${records} records up to ${position || 'the empty beginning'} are replayed into ${schema}.`,
  ].join('\n');
}
