/** The words of `stet`: what is none is said, with exit code 2, before any database is looked for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stet } from './stet.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'stet-'));
const KEY_FILE = join(FOLDER, 'key');
writeFileSync(KEY_FILE, 'a-key\n');
afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('stet', () => {
  let said = '';

  const outputs = [process.stdout, process.stderr].map((output) => ({ output, write: output.write }));

  beforeEach(() => {
    said = '';
    for (const { output } of outputs)
      output.write = (text: string | Uint8Array) => {
        said += String(text);
        return true;
      };
  });

  afterEach(() => {
    for (const { output, write } of outputs) output.write = write;
  });

  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['rebuild', '--jsno'], "unknown option '--jsno'"],
    [['story'], "missing required argument 'claim'"],
    [['story', 'x', '--key-file', 'LICENSE'], 'It must hold one key'],
    [['story', 'x', '--key-file', 'y'], 'It cannot be read: ENOENT'],
    [['story', 'x', '--key-file', '.'], 'It cannot be read: a folder'],
    [['story', 'x', '--key-file', KEY_FILE], '--key-file is for a door'],
    [['story', 'x', '--url', 'nonsense'], 'It must be the address of a door, such as'],
    [['story', 'x', '--url', 'file:///etc'], 'It must be the address of a door, such as'],
    [['story', 'x', '--url', 'http://an:editor@127.0.0.1'], 'It must be the address of a door, such as'],
    [['diff', 'x', '--from', '2999'], 'not in the future'],
    [['diff', 'x', '--from', '2024-10-25', '--to', '2024-10-24'], '--from must not be later than --to: exchange'],
    [['diff', 'x', '--from-known', '0:2', '--to-known', '0:1'], '--from-known must not be later than --to-known'],
    [['history'], "missing required argument 'stream'"],
    [['as-of', 'x', '--at', 'yesterday'], "argument 'yesterday' is invalid. It must be"],
    [['as-of', 'x', '--known', '2999-01-01'], 'not in the future'],
    [['check', '--alone'], "unknown option '--alone'"],
    [['replay'], "required option '--into <schema>'"],
    [['replay', '--into', 'x', '--until', 'soon'], "argument 'soon' is invalid"],
    [['compare', '--most', 'many'], "argument 'many' is invalid"],
    [['export', 'x'], "required option '--out <folder>' not specified"],
    [['open'], "missing required argument 'folder'"],
    [['open', '.', '--at', 'soon'], "argument 'soon' is invalid. It must be"],
    [['copy-log', '--to', '..'], 'is no name of a topic'],
    [['copy-log', '--to', 'a', '--leave-out', '2'], 'is no offset of the log'],
    [['diff-logs', 'a'], "missing required argument 'second'"],
    [['drop'], "missing required argument 'copy'"],
    [['retry'], 'name the streams, or say --all'],
    [['retry', 'claim-x', '--all'], 'name the streams, or say --all'],
    [[], 'Usage: stet'],
  ])('does not take %j', async (words, says) => {
    expect(await stet({}, words)).toBe(2);
    expect(said).toContain(says);
  });

  const ofOperators = ['rebuild', 'back', 'drop', 'editions', 'parked', 'retry'];
  const ofAuditors = [
    'story',
    'check',
    'history',
    'as-of',
    'diff',
    'replay',
    'compare',
    'export',
    'open',
    'copy-log',
    'diff-logs',
  ];

  it.each([...ofOperators, ...ofAuditors])('says of %s what it is for, with an example', async (verb) => {
    expect(await stet({}, [verb, '--help'])).toBe(0);
    expect(said).toMatch(new RegExp(`Example:\\n  \\$ stet ${verb}`));
  });
});
