import { newsroom } from '#newsroom';
import { mayPost, type Role } from './keys.js';

const commands = newsroom.flatMap((stream) => stream.commands.map(({ name }) => name));

/** What an editor alone may judge. A command that is in neither list of the door fails here. */
const OF_AN_EDITOR = [
  'rename-outlet',
  'reword-claim',
  'link-claim',
  'amend-statement',
  'suspend-statement',
  'resume-statement',
  'declare-dependence',
  'end-dependence',
  'issue-verdict',
];

const TABLE: [Role | 'local', string[]][] = [
  ['tool', commands.filter((name) => !OF_AN_EDITOR.includes(name))],
  ['editor', commands],
  ['local', commands],
  ['auditor', []],
];

describe('who may post what', () => {
  it('names only commands that there are', () => expect(commands).toEqual(expect.arrayContaining(OF_AN_EDITOR)));

  it.each(TABLE)('%s: a tool once could not post what becomes of its reports', (role, allowed) =>
    expect(commands.filter((name) => mayPost({ role }, name))).toEqual(allowed),
  );
});
