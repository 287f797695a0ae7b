/** Ten months of coverage by thirty outlets as commands, and what must come out of it: of two claims, moment by moment. */
import { readFileSync } from 'node:fs';
import { sample, shuffledSubarray } from 'fast-check';

export const commands = readFileSync('test/data/nk-troops.commands.ndjson', 'utf8');
export const claimIds = ['nk-troops-in-russia', 'nk-troops-in-combat'];

const STATEMENTS = ['assert-claim', 'hedge-claim', 'dispute-claim', 'deny-claim', 'leave-claim-open'];
const FIRST = ['register-outlet', 'register-claim', 'publish-report'];

/** What the table of expectations speaks of; a timeline's entry has more. */
export interface Moment {
  at: string;
  status: string;
  assertingOrigins: number;
  outlets: number;
  flags: string[];
}

/** `claim,at,status,origins,outlets,quantity conflict`, first to last. */
export function expectedRows(claimId: string): string[] {
  const rows = readFileSync('test/data/nk-troops.expected.csv', 'utf8').trim().split('\n').slice(1);
  return rows.filter((row) => row.startsWith(`${claimId},`)).map((row) => row.split(',').slice(0, 6).join(','));
}

export function rowOf(claimId: string, { at, status, assertingOrigins, outlets, flags }: Moment): string {
  return [claimId, at, status, assertingOrigins, outlets, flags.includes('quantity_conflict')].join(',');
}

/** A timeline as the table tells it: flags that the table does not speak of make changes of their own. */
export function rowsOf(claimId: string, changes: Moment[]): string[] {
  const rows = changes.map((change) => rowOf(claimId, change));
  return rows.filter((row, place) => told(row) !== told(rows[place - 1]));
}

/** A row's moment for a question: there a bare date is the end of its day, and the row speaks of its first moment. */
export function momentOf(row: string): string {
  const [, at = ''] = row.split(',');
  return at.includes('T') ? at : `${at}T00:00:00Z`;
}

/** Without its moment and its outlets. */
function told(row: string | undefined): string | undefined {
  return row
    ?.split(',')
    .filter((_, column) => column !== 1 && column !== 4)
    .join();
}

/** What statements name first, then the statements in any order; what else there is keeps its place among them. */
export function shuffled(seed: number): string[] {
  const lines = commands.trim().split('\n');
  const first = lines.filter((line) => FIRST.includes(commandIn(line)));
  const then = lines.filter((line) => !first.includes(line));
  const statements = then.filter(isStatement);
  const whole = { minLength: statements.length, maxLength: statements.length };
  const [inAnyOrder = []] = sample(shuffledSubarray(statements, whole), { seed, numRuns: 1 });
  const rest = inAnyOrder.values();
  return [...first, ...then.map((line) => (isStatement(line) ? (rest.next().value ?? '') : line))];
}

export function isStatement(line: string): boolean {
  return STATEMENTS.includes(commandIn(line));
}

function commandIn(line: string): string {
  return (JSON.parse(line) as { command: string }).command;
}
