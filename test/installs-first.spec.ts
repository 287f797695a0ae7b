/** What installs what is missing runs on a fresh clone: before it has, there is no package to import. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STATIC_IMPORT = /^(?:import|export) (?:[^'"]*? from )?'([^']+)';$/gms;

const installing = ['scripts', 'bench']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.mjs') && readFileSync(file, 'utf8').includes('\nensureInstalled('));

it('there are such', () => expect(installing).toContain('scripts/test.mjs'));

it.each(installing)('%s, which once ended at once on a fresh clone, imports Node alone before it installs', (file) =>
  expect(packagesOf(file)).toEqual([]),
);

function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imported = [...readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)].map(([, from = '']) => from);
  return imported.flatMap((from) => {
    if (from.startsWith('.')) return packagesOf(join(dirname(file), from), seen);
    return from.startsWith('node:') ? [] : [`${file}: ${from}`];
  });
}
