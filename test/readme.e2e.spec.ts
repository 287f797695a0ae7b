/** What a newcomer reads first: the README's requests, sent word by word, get the README's answers. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { readSettings } from '#service';
import { eventually, type NewsroomService, startNewsroom } from '#testing';
import { namesSaid } from './names-said.js';

const page = readFileSync('README.md', 'utf8');
const [post = '', story = ''] = blocksOf('sh').filter((block) => block.startsWith('curl'));
const [answers = '', timeline = ''] = blocksOf('json');

describe('the README', () => {
  let newsroom: NewsroomService;

  beforeAll(async () => {
    newsroom = await startNewsroom();
    const samples = ['north-korean-troops', 'a-correction'].map((name) => `samples/${name}/commands.ndjson`);
    const answers = await newsroom.bulk(samples.map((path) => readFileSync(path, 'utf8')).join(''));
    await namesSaid(newsroom, answers);
    // The courier's two retractions are in the log before the demo says that it is done.
    await eventually(async () => (await newsroom.get('/v1/streams/claim-tanker-sank')).body.version === 8);
  });

  afterAll(() => newsroom.stop());

  it('shows a request over the demo’s data, and its very answer', async () => {
    expect(linesIn(await send(post))).toEqual(linesIn(answers));
    const { asOf, ...shown } = JSON.parse(timeline) as Record<string, unknown>;
    const { position } = linesIn(answers).at(-1) as { position: string };
    expect(story).toContain(`read-after: ${position}`);
    // As of which position depends on how far the views have come.
    expect(JSON.parse(await send(story))).toEqual({ ...shown, asOf: expect.stringContaining(position) as string });
    expect(asOf).toMatch(/^0:\d+(,\d+:\d+)*$/);
  });

  it('gets the first answers again when it is sent again', async () =>
    expect(linesIn(await send(post))).toEqual(linesIn(answers)));

  it('shows of the printed story what is printed', () => {
    const pieces = (blocksOf('text')[0] ?? '').split(/\n *…?\n/).map((piece) => piece.trimEnd());
    expect(pieces.length).toBeGreaterThan(3);
    const printed = readFileSync('samples/story.txt', 'utf8');
    expect(pieces.filter((piece) => !printed.includes(piece))).toEqual([]);
    const places = pieces.map((piece) => printed.indexOf(piece));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('promises of the five papers nothing that is not printed of them', () => {
    const printed = readFileSync('samples/story.txt', 'utf8');
    const [, outlets, origins] = /^- .* from one agency: \*(\d) outlets · (\d) origin\*;$/m.exec(page) ?? [];
    expect(printed).toMatch(
      new RegExp(`^ +about 12,000 persons .*Ukraine.*\n +${origins} origin, ${outlets} outlets `, 'm'),
    );
    expect(printed).toMatch(/^ +South Korea ≠ +Financial Times$/m);
    expect(printed).toMatch(/to be sent to Russia: single origin\n.*\n +at most 12,000 persons +South Korea +Newsweek/);
    expect(printed).toMatch(/^ {2}The Kyiv Independent +acknowledges ~ .* declines to confirm or$/m);
  });

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm (?:run )?(\w+)/g)].map(([, script = '']) => script);
    expect(named.length).toBeGreaterThan(3);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
  });

  it('names every setting, and none that is not', () => {
    const named = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    expect(() => readSettings({ STET_NONE: '' })).toThrow(`there are ${named.join(', ')}.`);
  });

  async function send(block: string): Promise<string> {
    const words = block.replace('http://127.0.0.1:4040', newsroom.url);
    return (await promisify(execFile)('bash', ['-c', words])).stdout;
  }
});

function blocksOf(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);
}

function linesIn(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
