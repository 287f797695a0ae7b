import { newsroom } from '#newsroom';
import { mayPost, type Role } from './keys.js';

const commands = newsroom.flatMap((stream) => stream.commands);

/** What takes back or judges what others said, and what only the courier carries. */
const JUDGEMENTS = [
  'rename-outlet',
  'reword-claim',
  'link-claim',
  'unlink-claim',
  'amend-statement',
  'suspend-statement',
  'resume-statement',
  'reinstate-statement',
  'declare-dependence',
  'end-dependence',
  'issue-verdict',
  'kill-report',
  'lift-kill',
];
const OF_ITS_REPORTS = ['publish-report', 'revise-report', 'correct-report', 'hold-report', 'withdraw-report'];

describe('who may post what', () => {
  it("lets no tool's key judge, nor kill anybody's report, nor undo that somebody did", () =>
    expect(JUDGEMENTS.map((name) => [name, may('tool', name), may('editor', name)])).toEqual(
      JUDGEMENTS.map((name) => [name, false, true]),
    ));

  it('lets a tool tell what becomes of its reports: once it could not', () =>
    expect(OF_ITS_REPORTS.filter((name) => !may('tool', name))).toEqual([]));

  it('lets an auditor put on record what it takes away, and post nothing else; and nobody else do that', () => {
    expect(commands.flatMap(({ name }) => (may('auditor', name) ? [name] : []))).toEqual(['request-export']);
    expect(commands.flatMap(({ name }) => (may('editor', name) ? [] : [name]))).toEqual(['request-export']);
  });

  it('lets whoever asks a door without keys post all', () =>
    expect(commands.filter((command) => !mayPost({ role: 'local' }, command))).toEqual([]));
});

function may(role: Role, name: string): boolean {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  return mayPost({ role }, command);
}
