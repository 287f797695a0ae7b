/** `stet compare`: the live views against a fresh replay of the log, row by row. */
import { type Command, InvalidArgumentError } from 'commander';
import { type Behind, compare, type ComparedViews, type Difference } from '#audit';
import { databaseOf } from './database-of.js';
import { FROM_THE_LOG } from './folded-from.js';
import { isJson, LateProgress, sayBeside, withJson } from './shown.js';
import type { WithLog } from './stet.js';

const EXAMPLE = `
It reads the log itself and the views beside it, and needs no running Stet; one that runs is not disturbed. Every table of
the index and of the copy that serves is compared. Of what differs it shows both sides, with what was killed, and the commit
behind either, or that there is none. All it makes is taken back. It ends with 3 if it found something.

Example:
  $ stet compare
  $ stet compare --most 1 --json`;

const FOUND = 3;
const MOST = 3;

interface Options {
  most: number;
  json?: boolean;
}

export function addCompare(program: Command, withLog: WithLog): void {
  withJson(program.command('compare'))
    .description('hold the live views against a fresh replay of the log, row by row')
    .option('--most <rows>', 'of each table show so many that differ; all are counted', count, MOST)
    .addHelpText('after', EXAMPLE)
    .action(({ most, ...options }: Options) =>
      withLog(async (log) => {
        const sql = databaseOf(log, 'with views to compare');
        let isSaid = false;
        const show = (one: Difference) => {
          if (!isSaid) sayBeside(FROM_THE_LOG);
          isSaid = true;
          console.log(isJson(options) ? JSON.stringify({ difference: asData(one) }) : shown(one));
        };
        const compared = await LateProgress.during((onProgress) =>
          compare({ ledger: log.ledger, sql, most, onDifference: show, onProgress }),
        );
        console.log(isJson(options) ? JSON.stringify({ compared }) : sentencesOn(compared));
        if (differencesIn(compared) > 0) process.exitCode = FOUND;
      }),
    );
}

function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 1 on.');
}

type Row = Record<string, unknown> | null;

function asData({ table, key, live, replayed, ...behind }: Difference) {
  const read = (text: string | null) => (text === null ? null : (JSON.parse(text) as Row));
  return { table, key: JSON.parse(key) as unknown, live: read(live), replayed: read(replayed), ...behind };
}

/** Of two rows what differs alone. */
function shown(one: Difference): string {
  const { live, replayed } = asData(one);
  const differs = (column: string) => JSON.stringify(live?.[column]) !== JSON.stringify(replayed?.[column]);
  const told = (row: Row) =>
    row === null
      ? 'no such row'
      : JSON.stringify(
          live && replayed ? Object.fromEntries(Object.entries(row).filter(([column]) => differs(column))) : row,
        );
  return [
    `${one.table} ${one.key}`,
    `  live      ${told(live)}`,
    `            ${madeBy(one.liveBy, live)}`,
    `  replayed  ${told(replayed)}`,
    `            ${madeBy(one.replayedBy, replayed)}`,
  ].join('\n');
}

function madeBy(behind: Behind | null, row: Row): string {
  if (!behind) return row ? 'no commit made it so' : 'no commit ever made one';
  const { position, command, stream, by, at } = behind;
  return `${row ? 'made so' : 'taken away'} by the commit at ${position}: ${command} on ${stream}, by ${by} at ${at}`;
}

function differencesIn({ tables }: ComparedViews): number {
  return Object.values(tables).reduce((sum, { differences }) => sum + differences, 0);
}

function sentencesOn(compared: ComparedViews): string {
  const { log, position, schema, rows, tables } = compared;
  const found = Object.entries(tables).filter(([, { differences }]) => differences > 0);
  const inAll = differencesIn(compared);
  return [
    `${log} up to ${position || 'its empty beginning'}, replayed and held against ${schema} and stet_index: ${Object.keys(tables).length} tables, ${rows} rows.`,
    inAll === 0
      ? 'Nothing differs.'
      : `${inAll} ${inAll === 1 ? 'row differs' : 'rows differ'}: ${found.map(([name, { differences }]) => `${differences} in ${name}`).join(', ')}.`,
  ].join('\n');
}
