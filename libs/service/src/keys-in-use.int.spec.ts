/** Keys change under a running process: each look at the file is a few milliseconds after the one before. */
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { eventually } from '#testing';
import { KeysInUse } from './keys-in-use.js';
import { addKey, listKeys, makeKeys, revokeKey } from './write-keys.js';

const LOOK_EVERY_MS = 5;

describe('the keys of a running process', () => {
  let folder: string;
  let file: string;
  let keys: Record<string, string>;
  let inUse: KeysInUse;
  let said: { level: number; msg: string }[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    file = join(folder, 'keys.json');
    keys = await makeKeys(file);
    said = [];
    inUse = await open();
  });

  afterEach(async () => {
    await inUse.close();
    await rm(folder, { recursive: true });
  });

  const open = (named = file) =>
    KeysInUse.open(named, pino({}, { write: (line: string) => said.push(JSON.parse(line) as never) }), LOOK_EVERY_MS);
  const askerOf = (secret = '') => inUse.ring.asker(`Bearer ${secret}`);
  const isKnown = (secret?: string) => Promise.resolve(taken(() => askerOf(secret)));
  const replace = async (text: string) => {
    await writeFile(`${file}.other`, text);
    await rename(`${file}.other`, file);
  };
  const faults = () => said.filter(({ level }) => level >= 50).map(({ msg }) => msg);

  it('once wanted a restart of every door to revoke one', async () => {
    const { revoked } = askerOf(keys.tool);
    await revokeKey(file, { role: 'tool', name: 'tool-1' });
    await eventually(async () => !(await isKnown(keys.tool)));
    expect(revoked.aborted).toBe(true);
    expect(askerOf(keys.editor)).toMatchObject({ by: 'editor:editor-1' });
    expect(said).toMatchObject([{ msg: 'the keys have changed', added: [], removed: ['tool:tool-1'], changed: [] }]);
  });

  it('are taken out to the last: a file that holds none lets nobody in', async () => {
    for (const role of ['tool', 'editor', 'auditor']) await revokeKey(file, { role, name: `${role}-1` });
    await eventually(async () => !(await isKnown(keys.auditor)));
    await expect(open()).rejects.toThrow(/holds no keys: make one with npm run keys -- add/);
  });

  it('let in who is added', async () => {
    const wire = await addKey(file, { role: 'tool', name: 'wire' });
    await eventually(() => isKnown(wire));
    expect(askerOf(wire)).toMatchObject({ by: 'tool:wire' });
  });

  it('once ended a feed a second after its key did: they expire by the clock, not by the file', async () => {
    const wire = await addKey(file, { role: 'tool', name: 'wire', expires: new Date(Date.now() + 300).toISOString() });
    await eventually(() => isKnown(wire));
    const { revoked } = askerOf(wire);
    await eventually(() => Promise.resolve(revoked.aborted));
    expect(() => askerOf(wire)).toThrow(/^The key tool:wire expired at /);
  });

  it.each([
    ['half written', () => replace('{"keys":[{"role":"too')],
    ['empty', () => replace('')],
    ['gone', () => unlink(file)],
    ['of another form', () => replace('{"keys":[{"role":"tool","name":"wire","revoked":true}]}')],
  ])('go on as they were while the file is %s, and it is said once', async (_, spoil) => {
    // It expires many looks later.
    const brief = await addKey(file, {
      role: 'tool',
      name: 'brief',
      expires: new Date(Date.now() + 300).toISOString(),
    });
    await eventually(() => isKnown(brief));
    const { revoked } = askerOf(brief);
    await spoil();
    await eventually(() => Promise.resolve(faults().length > 0 && revoked.aborted));
    expect(faults()).toEqual([expect.stringMatching(/^STET_KEYS is .*\. Until then the keys are as they were\.$/)]);
    expect(await isKnown(keys.tool)).toBe(true);
    await rm(file, { force: true });
    const again = await makeKeys(file);
    await eventually(() => isKnown(again.tool));
    expect(await isKnown(keys.tool)).toBe(false);
  });

  it('are found behind a link that is moved, as orchestrators do', async () => {
    await inUse.close();
    const [first, second, link] = ['first', 'second', 'link'].map((name) => join(folder, name));
    const before = await makeKeys(first ?? '');
    const after = await makeKeys(second ?? '');
    await symlink('first', link ?? '');
    inUse = await open(link);
    expect(await isKnown(before.editor)).toBe(true);
    await symlink('second', `${link}.new`);
    await rename(`${link}.new`, link ?? '');
    await eventually(() => isKnown(after.editor));
    expect(await isKnown(before.editor)).toBe(false);
  });

  it('say that others may write to their file', async () => {
    await chmod(file, 0o622);
    await inUse.close();
    inUse = await open();
    expect(said).toMatchObject([{ level: 40, file, msg: expect.stringMatching(/chmod 600$/) as string }]);
  });
});

describe('a file of keys that is changed', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    file = join(folder, 'keys.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is for its owner alone, and holds no key', async () => {
    const { tool = '' } = await makeKeys(file);
    const wire = await addKey(file, { role: 'tool', name: 'wire' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    for (const secret of [tool, wire]) expect(text).not.toContain(secret);
    expect(text).toContain(createHash('sha256').update(wire).digest('hex'));
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('lists who has a key, and until when', async () => {
    await addKey(file, { role: 'editor', name: 'night', expires: '2999-01-31T00:00:00Z' });
    expect(await listKeys(file)).toEqual([{ role: 'editor', name: 'night', expires: '2999-01-31T00:00:00Z' }]);
  });

  it.each([
    [{ role: 'king', name: 'wire' }, /^The key wants a role: tool, editor, auditor/],
    [{ role: 'tool', name: 'stet' }, /^The key wants a name of lower-case/],
    [{ role: 'tool', name: 'Wire Desk' }, /^The key wants a name of lower-case/],
    [{ role: 'tool', name: 'wire', expires: 'friday' }, /^The key wants expires to be/],
    [{ role: 'tool', name: 'wire', expires: '2020-01-31T00:00:00Z' }, /has passed: name a moment to come/],
    [{ role: 'tool', name: 'tool-1' }, /^tool:tool-1 has a key: revoke it first, or take another name/],
  ])('is left as it was if %j is added', async (wanted, refusal) => {
    await makeKeys(file);
    const before = await listKeys(file);
    await expect(addKey(file, wanted)).rejects.toThrow(refusal);
    expect(await listKeys(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('is left as it was if nobody has the key that is revoked', async () => {
    await makeKeys(file);
    await expect(revokeKey(file, { role: 'tool', name: 'wire' })).rejects.toThrow(/^tool:wire has no key in /);
    expect(await listKeys(file)).toHaveLength(3);
  });

  it('loses none of what many do to it at once: whoever comes second is told so', async () => {
    await makeKeys(file);
    const names = Array.from({ length: 20 }, (_, n) => `wire-${n}`);
    const added = await Promise.allSettled(names.map((name) => addKey(file, { role: 'tool', name })));
    const done = names.filter((_, n) => added[n]?.status === 'fulfilled');
    expect((await listKeys(file)).map(({ name }) => name)).toEqual(expect.arrayContaining(done));
    expect(await listKeys(file)).toHaveLength(3 + done.length);
    for (const one of added)
      if (one.status === 'rejected') expect(String(one.reason)).toMatch(/somebody is changing the keys/);
  });

  it('is changed where it is, not the link that names it', async () => {
    await makeKeys(file);
    const link = join(folder, 'link');
    await symlink('keys.json', link);
    await addKey(link, { role: 'tool', name: 'wire' });
    expect(await listKeys(file)).toHaveLength(4);
  });
});

function taken(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
