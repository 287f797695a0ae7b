/** A copy of the project in a scratch folder, with a bug planted in it: to see it found. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Options, transformSync } from '@swc/core';
import { made } from './bare-node/sources.mjs';

/** One exact piece of a file, and what stands there instead. */
export type Plant = [file: string, text: string, instead: string];

interface Ended {
  code: number | null;
  output: string;
}

const HOME = join(import.meta.dirname, '..');
const FOLDERS = ['libs', 'test/bare-node', 'test/judge', 'test/simulation', 'test/torture'];
const FILES = ['test/patience.mjs', 'package.json', 'tsconfig.json', '.swcrc'];

export class ScratchCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'stet-planted-'));

  private constructor() {
    symlinkSync(join(HOME, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** As sources, for jest. */
  static ofSources(plants: Plant[]): ScratchCopy {
    const copy = new ScratchCopy();
    for (const path of [...FOLDERS, ...FILES]) cpSync(join(HOME, path), join(copy.folder, path), { recursive: true });
    for (const [file, text] of planted(plants)) writeFileSync(join(copy.folder, file), text);
    return copy;
  }

  /** As JavaScript, in `dist`, of which what has no bug was made before. */
  static built(plants: Plant[]): ScratchCopy {
    const copy = new ScratchCopy();
    copyFileSync(join(HOME, 'package.json'), join(copy.folder, 'package.json'));
    const bugs = planted(plants);
    for (const file of sources()) {
      const target = join(copy.folder, 'dist', file.replace(/\.ts$/, '.js'));
      const bug = bugs.get(file);
      mkdirSync(dirname(target), { recursive: true });
      if (bug === undefined) copyFileSync(codeOf(file), target);
      else writeFileSync(target, transformSync(bug, { ...options(), filename: file, swcrc: false }).code);
    }
    return copy;
  }

  /** Runs node here, and answers how that ended. */
  run(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, args, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += String(text)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
  }

  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What the files with a bug say. */
function planted(plants: Plant[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [file, text, instead] of plants) {
    const parts = (texts.get(file) ?? readFileSync(join(HOME, file), 'utf8')).split(text);
    if (parts.length !== 2)
      throw new Error(`${file} has ${parts.length - 1} times, not once: ${text}. Plant the bug anew.`);
    texts.set(file, parts.join(instead));
  }
  return texts;
}

function sources(): string[] {
  const all = FOLDERS.flatMap((folder) =>
    readdirSync(join(HOME, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  return all.filter((path) => path.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(path));
}

function options(): Options {
  return JSON.parse(readFileSync(join(HOME, '.swcrc'), 'utf8')) as Options;
}

const codes = new Map<string, string>();

/** Where what swc made of it stands. */
function codeOf(file: string): string {
  const code = codes.get(file) ?? made(join(HOME, file)).code;
  codes.set(file, code);
  return code;
}
