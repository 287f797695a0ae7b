import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeys } from './keys-file.js';

const key = (role: string, name: string, secret: string) => ({
  role,
  name,
  sha256: createHash('sha256').update(secret).digest('hex'),
});

describe('the keys file', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('is read', async () => {
    const keys = [key('tool', 'wire', 'a'), key('editor', 'wire', 'b')];
    expect(await readKeys(await fileOf({ keys }))).toEqual(keys);
  });

  it('is named, with the setting that names it, where it is not there', async () =>
    expect(readKeys(join(folder, 'none.json'))).rejects.toThrow(
      /^STET_KEYS is .*none\.json, and there is no such file\. Name a file made by npm run keys\.$/,
    ));

  it('is named where it is wrong', async () =>
    expect(
      readKeys(await fileOf({ keys: [key('tool', 'wire', 'a'), key('tool', 'wire', 'b')] })),
    ).rejects.toMatchObject({
      code: 'settings.wrong',
      message: expect.stringMatching(
        /^STET_KEYS is .*, and keys 1 and 2 both have the identity tool:wire\. /,
      ) as string,
    }));

  it.each<[string, (file: string) => unknown, RegExp]>([
    ['a folder', (file) => mkdir(file), /it is a folder/],
    [
      'a pipe, for which a start once waited without end',
      (file) => execFileSync('mkfifo', [file]),
      /it is a pipe or a device/,
    ],
    ['a device without end', (file) => symlink('/dev/zero', file), /it is a pipe or a device/],
    ['a link to itself', (file) => symlink(file, file), /it cannot be read: ELOOP/],
    [
      'larger than keys are',
      (file) => writeFile(file, '').then(() => truncate(file, 2 ** 21)),
      /it is larger than 1048576 bytes/,
    ],
    ['of another encoding', (file) => writeFile(file, '{"keys":[]}', 'utf16le'), /it is no JSON in UTF-8/],
  ])('is named where it is %s', async (odd, make, why) => {
    const file = join(folder, odd);
    await make(file);
    await expect(readKeys(file)).rejects.toMatchObject({
      code: 'settings.wrong',
      message: expect.stringMatching(why) as string,
    });
  });

  async function fileOf(content: unknown): Promise<string> {
    const file = join(folder, 'keys.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }
});
