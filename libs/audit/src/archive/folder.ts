/** An archive as a folder: written whole or not at all, and read without writing anything. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** No archive can be made there, or opened; the message says what to do. Nothing was written. */
export class FolderRefused extends Error {
  readonly code = 'archive.folder-refused';
}

/** Throws FolderRefused where there is something in it: what is not of the archive would be found in it later. */
export async function assertEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR')
      throw new FolderRefused(`${folder} is a file: name a folder that is empty or not there.`);
    throw error;
  });
  if (entries.length > 0)
    throw new FolderRefused(
      `${folder} is not empty: name a folder that is empty or not there, so that all in it is of the archive.`,
    );
}

/** Under another name until all of it is on disk, so that what is half done never looks whole. Throws FolderRefused. */
export async function writeFolder(folder: string, files: Map<string, Buffer>): Promise<void> {
  await assertEmpty(folder);
  const whole = resolve(folder);
  await mkdir(dirname(whole), { recursive: true });
  const unfinished = await mkdtemp(`${whole}.unfinished-`);
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(join(unfinished, path)), { recursive: true });
      await writeFile(join(unfinished, path), content, { flag: 'wx', flush: true });
    }
    await rename(unfinished, whole);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Every file by its path, with `/` between its parts. What is no file is there with nothing in it. Throws FolderRefused
 * where there is no folder.
 */
export async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        throw new FolderRefused(`There is no folder ${folder}: name the one that stet export made.`);
      throw error;
    },
  );
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), entry.isFile() ? await readFile(path) : Buffer.alloc(0));
  }
  return files;
}
