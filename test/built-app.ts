/** Stet as it is shipped: built into a folder that holds no sources, and each app run there by node alone. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { madeOf } from '../scripts/bundle.mjs';
import { type Kept, startKept } from '../scripts/kept.mjs';

/** What a process logs once it is up, with the address of its door if it has one. */
const UP = /("url":"\S+?:(?<port>\d+)",.*)?"msg":"started"/;

export interface App {
  /** The arguments of node. */
  args: string[];
  environment: Record<string, string>;
}

export interface RunningApp {
  /** `http://127.0.0.1:4040`; empty if it has no door. */
  url: string;
  /** Sends SIGTERM; resolves to the exit code. */
  stop(): Promise<number>;
  /** Sends SIGKILL, and waits until it is gone. */
  kill(): Promise<unknown>;
}

const KEPT = join('node_modules', '.cache', 'stet-built');

/** What the image has: package.json, the packages and dist. Made once of the same sources, unless it is asked for anew. */
export function build({ isAnew = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-built-'));
  chmodSync(folder, 0o755);
  if (isAnew) makeDist(join(folder, 'dist'));
  else cpSync(keptDist(), join(folder, 'dist'), { recursive: true });
  copyFileSync('package.json', join(folder, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** By what it is made of, and no other. Several workers may make it at the same time: the first has it stand. */
function keptDist(): string {
  const hash = createHash('sha1');
  for (const file of [...madeOf(), ...filesOfTheDesk()]) hash.update(file).update(readFileSync(file));
  const kept = join(KEPT, hash.digest('hex'));
  if (existsSync(kept)) return kept;
  const arriving = `${kept}.${process.pid}`;
  makeDist(arriving);
  for (const old of readdirSync(KEPT))
    if (!old.startsWith(basename(kept))) rmSync(join(KEPT, old), { recursive: true, force: true });
  try {
    renameSync(arriving, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    rmSync(arriving, { recursive: true });
  }
  return kept;
}

function filesOfTheDesk(): string[] {
  const found = readdirSync('apps/desk', { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function makeDist(into: string): void {
  execFileSync(process.execPath, ['scripts/build.mjs', into], { stdio: 'pipe' });
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true });
}

/** It gets this environment and no more, and ends with the test, however that ends. */
export async function startApp(folder: string, { args, environment }: App): Promise<RunningApp> {
  const kept: Kept = await startKept({
    program: process.execPath,
    args,
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
    ready: UP,
  });
  const port = kept.said.groups?.port;
  return {
    url: port === undefined ? '' : `http://127.0.0.1:${port}`,
    stop: () => kept.stop(),
    kill: () => {
      kept.signal('SIGKILL');
      return kept.gone;
    },
  };
}
