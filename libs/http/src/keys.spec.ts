import { newsroom } from '#newsroom';
import { mayPost, type Role } from './keys.js';

const commands = newsroom.flatMap((stream) => stream.commands.map(({ name }) => name));

/** What an editor alone may judge. A command that is in neither list of the door fails here. */
const OF_AN_EDITOR = [
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

const TABLE: [Role | 'local', string[]][] = [
  ['tool', commands.filter((name) => !OF_AN_EDITOR.includes(name))],
  ['editor', commands],
  ['local', commands],
  ['auditor', []],
];

describe('who may post what', () => {
  it('names only commands that there are', () => expect(commands).toEqual(expect.arrayContaining(OF_AN_EDITOR)));

  it("lets no tool's key kill anybody's report, nor undo that somebody did", () => {
    const kills = ['kill-report', 'lift-kill'];
    expect(kills.map((name) => mayPost({ role: 'tool' }, name))).toEqual([false, false]);
    expect(kills.map((name) => mayPost({ role: 'editor' }, name))).toEqual([true, true]);
  });

  it.each(TABLE)('%s: a tool once could not post what becomes of its reports', (role, allowed) =>
    expect(commands.filter((name) => mayPost({ role }, name))).toEqual(allowed),
  );
});
