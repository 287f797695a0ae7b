import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderRefused, readFolder, writeFolder } from './folder.js';

const FILES = new Map([
  ['README.txt', Buffer.from('what this is')],
  ['streams/claim-a.commits', Buffer.from('{}\n')],
]);

describe("an archive's folder", () => {
  let above: string;

  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), 'stet-archive-'));
  });

  afterEach(() => rm(above, { recursive: true }));

  it('is written whole, into a folder that is empty or not there, and read again as it was', async () => {
    await mkdir(join(above, 'empty'));
    for (const name of ['empty', 'new/deep']) {
      await writeFolder(join(above, name), FILES);
      expect(await readFolder(join(above, name))).toEqual(FILES);
    }
    expect((await readdir(above)).toSorted()).toEqual(['empty', 'new']);
  });

  it('is refused where something is, and what is there stays as it is', async () => {
    await writeFile(join(above, 'kept'), 'kept');
    await expect(writeFolder(above, FILES)).rejects.toThrow(FolderRefused);
    await expect(writeFolder(join(above, 'kept'), FILES)).rejects.toThrow(/is a file/);
    expect(await readFolder(above)).toEqual(new Map([['kept', Buffer.from('kept')]]));
  });

  it('is not there at all where its writing came to no end', async () => {
    const blocked = new Map([...FILES, ['README.txt/below-a-file', Buffer.from('x')]]);
    await expect(writeFolder(join(above, 'half'), blocked)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await readdir(above)).toEqual([]);
  });

  it('is not read where there is none', async () => {
    await writeFile(join(above, 'kept'), 'kept');
    for (const name of ['unheard-of', 'kept'])
      await expect(readFolder(join(above, name))).rejects.toThrow(/^There is no folder .+: name the one/);
  });

  it('shows what is no file as one without what it should have', async () => {
    await writeFolder(join(above, 'whole'), FILES);
    await symlink('README.txt', join(above, 'whole', 'linked'));
    expect((await readFolder(join(above, 'whole'))).get('linked')).toEqual(Buffer.alloc(0));
  });
});
