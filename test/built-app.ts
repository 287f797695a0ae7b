/** Stet as it is shipped: built into a folder that holds no sources, and each app run there by node alone. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
}

/** What the image has: package.json, the packages and dist. */
export function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-built-'));
  chmodSync(folder, 0o755);
  execFileSync(process.execPath, ['scripts/build.mjs', join(folder, 'dist')], { stdio: 'pipe' });
  copyFileSync('package.json', join(folder, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
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
  return { url: port === undefined ? '' : `http://127.0.0.1:${port}`, stop: () => kept.stop() };
}
