/** What a desk may come to understand of ten months of coverage, and what may become of its reports: every kind of it. */

const claimId = 'nk-troops-in-russia';
const reason = 'The desk has read it again.';

/** The reports to which something happens: the courier carries it to their statements. */
export const TROUBLED = { held: 'newsweek-3a072a08', withdrawn: 'kbs-world-a5318ae3' };

const COMMANDS: [string, object][] = [
  ['register-holder', { holderId: 'the-kremlin', name: 'The Kremlin, of whoever speaks', kind: 'body' }],
  ['register-holder', { holderId: 'white-house', name: 'White House', kind: 'body', aliases: ['White House (Kirby)'] }],
  ['identify-holder', { claimId, name: 'Kremlin (Peskov)', holderId: 'the-kremlin', reason }],
  ['identify-holder', { claimId, name: 'Kremlin (Putin)', holderId: 'the-kremlin', reason }],
  ['amend-statement', { ...statement('036'), changes: { saidAt: '2024-10-22' }, reason }],
  ['amend-statement', { ...statement('022'), changes: { quantity: persons(8000) }, reason }],
  ['amend-statement', { ...statement('019'), changes: { inferred: true }, reason }],
  ['hold-report', { reportId: TROUBLED.held, note: 'Under review.', publishedAt: '2024-10-20T08:00Z' }],
  ['release-report', { reportId: TROUBLED.held, note: 'It holds.', publishedAt: '2024-10-22T08:00Z' }],
  ['link-claim', { claimId, kind: 'quantity_of', to: 'nk-troops-in-combat' }],
  ['end-dependence', { claimId, ...between('NATO (Rutte)', 'ROK National Intelligence Service'), reason }],
  ['declare-dependence', { claimId, ...between('Pentagon (Austin)', 'ROK National Intelligence Service'), reason }],
  ['withdraw-report', { reportId: TROUBLED.withdrawn, note: 'It was not so.', publishedAt: '2024-10-21' }],
  ['retract-statement', { ...statement('042'), publishedAt: '2024-11-01', why: 'holder_retracted' }],
  ['retract-statement', { ...statement('024'), publishedAt: '2024-10-24', why: 'misrendered' }],
  ['amend-statement', { ...statement('047'), changes: { quantity: null, note: 'As the transcript has it.' }, reason }],
  ['unlink-claim', { claimId, kind: 'quantity_of', to: 'nk-troops-in-combat', reason }],
  ['reword-claim', { claimId, proposition: 'North Korean soldiers are in Russia', reason }],
];

export const deskAtWork = COMMANDS.map(([command, body], place) =>
  JSON.stringify({ command, id: `desk-at-work-${place}`, body }),
).join('\n');

function statement(number: string): { claimId: string; statementId: string } {
  return { claimId, statementId: `${claimId}-${number}` };
}

function persons(low: number): object {
  return { measure: 'in_russia', op: 'about', low, unit: 'persons' };
}

function between(holder: string, dependsOn: string): object {
  return { holder: { name: holder }, dependsOn: { name: dependsOn } };
}
