/** The release after this one, as one is whose read models are made otherwise: the same sources but for the edition's number, built. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EDITION } from '#views';

export const NEXT_EDITION = EDITION + 1;

const MADE_OF = ['apps', 'libs', 'scripts', '.swcrc', 'package.json', 'package-lock.json', 'docker-compose.yml'];
const NUMBER = 'libs/views/src/schema.ts';
const BUNDLE = `await (await import('./scripts/bundle.mjs')).bundle()`;

export function buildNextRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-next-'));
  chmodSync(folder, 0o755);
  for (const path of MADE_OF) cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const source = readFileSync(NUMBER, 'utf8');
  const counted = source.replace(`EDITION = ${EDITION};`, `EDITION = ${NEXT_EDITION};`);
  if (counted === source)
    throw new Error(`${NUMBER} does not say EDITION = ${EDITION} any more: count it up here anew.`);
  writeFileSync(join(folder, NUMBER), counted);
  execFileSync(process.execPath, ['--input-type=module', '-e', BUNDLE], { cwd: folder, stdio: 'pipe' });
  return folder;
}
