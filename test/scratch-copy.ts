/** A copy of the project in a scratch folder, with a bug planted in it: to see it found. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Options, transformSync } from '@swc/core';

/** One exact piece of a file, and what stands there instead. */
export type Plant = [file: string, text: string, instead: string];

interface Ended {
  code: number | null;
  output: string;
}

const HOME = join(import.meta.dirname, '..');
const COPIED = [
  'libs',
  'test/bare-node',
  'test/judge',
  'test/simulation',
  'test/torture',
  'test/patience.mjs',
  'package.json',
  'tsconfig.json',
  '.swcrc',
];

export class ScratchCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'stet-planted-'));

  constructor(plants: Plant[]) {
    for (const path of COPIED) cpSync(join(HOME, path), join(this.folder, path), { recursive: true });
    symlinkSync(join(HOME, 'node_modules'), join(this.folder, 'node_modules'));
    for (const plant of plants) this.plant(plant);
  }

  /** Makes JavaScript of it in `dist`: where much is planted, a start from the sources costs more than what is run. */
  build(): void {
    const options = JSON.parse(readFileSync(join(this.folder, '.swcrc'), 'utf8')) as Options;
    for (const file of this.sources()) {
      const made = join(this.folder, 'dist', file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(made), { recursive: true });
      writeFileSync(made, codeOf(file, readFileSync(join(this.folder, file), 'utf8'), options));
    }
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

  private sources(): string[] {
    const all = ['libs', 'test'].flatMap((top) =>
      readdirSync(join(this.folder, top), { recursive: true, encoding: 'utf8' }).map((path) => join(top, path)),
    );
    return all.filter((path) => path.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(path));
  }

  private plant([file, text, instead]: Plant): void {
    const path = join(this.folder, file);
    const parts = readFileSync(path, 'utf8').split(text);
    if (parts.length !== 2)
      throw new Error(`${file} has ${parts.length - 1} times, not once: ${text}. Plant the bug anew.`);
    writeFileSync(path, parts.join(instead));
  }
}

/** By what was written: all copies are alike but for what is planted in each. */
const made = new Map<string, string>();

function codeOf(file: string, source: string, options: Options): string {
  const key = `${file}\n${source}`;
  const code = made.get(key) ?? transformSync(source, { ...options, filename: file, swcrc: false }).code;
  made.set(key, code);
  return code;
}
