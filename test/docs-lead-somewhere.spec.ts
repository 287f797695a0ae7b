/** What the pages point to is there: a file that moved once left links, and names of files in text, behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { recipes } from './recipes.js';

const FOLDERS = ['docs', 'samples', 'libs', 'test', 'bench'];
const PAGES = [
  ...readdirSync('.'),
  ...FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))),
].filter((path) => path.endsWith('.md') && !path.includes('node_modules'));
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
/** A file of ours in text, such as `libs/ledger/src/rule.ts`; a name with a star, or of what a recipe makes, is none. */
const FILE = /`((?:apps|bench|docs|libs|samples|scripts|test)\/[\w./-]+\.(?:ts|mjs|md|ndjson))`/g;
/** What the recipes have a reader make. */
const made = recipes.flatMap(({ steps }) => steps.filter(({ language }) => language === 'ts').map(({ file }) => file));

describe('every page', () => {
  it.each(PAGES)('%s leads to what is there', (page) => {
    const text = readFileSync(page, 'utf8');
    const linked = [...text.matchAll(LINK)].map(([, path = '']) => normalize(join(dirname(page), path)));
    const named = [...text.matchAll(FILE)].map(([, path = '']) => path);
    expect([...linked, ...named].filter((path) => !existsSync(path) && !made.includes(path))).toEqual([]);
  });
});

describe('the decisions', () => {
  it('have a number each, one after the other, and say it: two that were made at once had the same', () => {
    const pages = readdirSync('docs/decisions').toSorted();
    const said = pages.map((page) => /^# (\d+)\. /.exec(readFileSync(join('docs/decisions', page), 'utf8'))?.[1]);
    const numbers = pages.map((_, place) => String(place + 1));
    expect(pages.map((page) => String(Number(page.slice(0, 4))))).toEqual(numbers);
    expect(said).toEqual(numbers);
  });
});
