/**
 * `npm run demo`: a whole Stet on this machine, five papers' coverage of one week and a made-up correction posted
 * through its door as a tool would, and their story printed. `-- --all` prints every claim in full, `-- --exit` stops afterwards.
 */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Answer, type Line, Stet } from '#client';
import { heading, type Paper, paperOf, printClaims, printStory, type Story, storyOf } from '#exchange';
import { run, type Service } from '#service';

const SAMPLES = ['north-korean-troops', 'a-correction'].map(
  (name) => new URL(`../../../../samples/${name}/commands.ndjson`, import.meta.url),
);
/** How long the courier may take to carry what the samples correct. */
const PATIENCE_MS = 10_000;
/** A line of the sample is on file with other words: an earlier release read the papers otherwise. */
const READ_OTHERWISE =
  'This Stet has the sample on file as an earlier release had it, and nothing on file is overwritten. Start the demo over a folder of its own: STET_DATA=.stet-new npm run demo.';

const MAIN = 'nk-troops-in-russia';
const MADE_UP = 'tanker-sank';
const INTRODUCTION = `Five papers on one week of October 2024, read as who says what. An outlet is who prints a thing, an
origin is who says it: however many print it, copies and quotations add no origin.`;

type Board = Answer<'/v1/claims'>['claims'][number];

process.env.LOG_LEVEL ??= 'warn';
const desk = fileURLToPath(new URL('../../desk', import.meta.url));
await run(process.env, { http: true, projector: true, desk }, tell);

async function tell({ url = '' }: Service): Promise<void> {
  const stet = new Stet({ url });
  const { claims } = await stet.ask('/v1/claims', { query: { limit: 1 } });
  const lines = await sampleLines();
  await post(stet, lines);
  await carried(stet, lines);
  await identified(stet);
  const told = await tellAll(stet, paperOf(process.stdout));
  console.log(`\n${told}`);
  const known = claims.length > 0 ? ', all of them on file from before' : '';
  console.log(`\n${lines.length} commands posted${known}.`);
  if (process.argv.includes('--exit')) process.kill(process.pid, 'SIGTERM');
  else console.log(`Ctrl+C stops it. The doors are described at ${url}/docs; the desk is at\n${url}/`);
}

async function sampleLines(): Promise<Line[]> {
  const texts = await Promise.all(SAMPLES.map((sample) => readFile(sample, 'utf8')));
  return texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  );
}

async function post(stet: Stet, lines: Line[]): Promise<void> {
  const refused: string[] = [];
  for await (const answer of stet.bulk(lines)) {
    if (answer.status === 422) throw new Error(READ_OTHERWISE);
    if ('detail' in answer) refused.push(`${answer.id}: ${answer.detail}`);
  }
  if (refused.length > 0) throw new Error(`The sample was not taken: ${refused.join('\n')}`);
}

/** The main claim first, then the others in short, or each in full; the made-up one apart. */
async function tellAll(stet: Stet, paper: Paper): Promise<string> {
  const main = await storyOf(stet, MAIN);
  const told = claimsIn(main);
  const others: Board[] = [];
  for await (const { claims } of stet.pages('/v1/claims', { query: { sort: 'outlets' } }))
    others.push(...claims.filter(({ claimId }) => !told.has(claimId) && claimId !== MADE_UP));
  const rest = process.argv.includes('--all') ? await inFull(stet, { others, paper }) : printClaims(others, paper);
  return [
    INTRODUCTION,
    printStory(main, paper),
    `${heading('The other claims of that week', paper)}\n${rest}`,
    `${heading('Made up, to show what a correction does: no outlet, person or ship of it exists', paper)}\n${printStory(await storyOf(stet, MADE_UP), paper)}`,
  ].join('\n\n');
}

/** Each once: what hangs on another, as its part or its figure, is told there. */
async function inFull(stet: Stet, { others, paper }: { others: Board[]; paper: Paper }): Promise<string> {
  const stories = [];
  for (const { claimId } of others) stories.push(await storyOf(stet, claimId));
  const hanging = new Set(stories.flatMap((story) => [...claimsIn(story)].slice(1)));
  const told = new Set<string>();
  const roots = stories.filter(({ claim }) => !hanging.has(claim.claimId));
  // What hangs on itself, in a circle, hangs on nothing else.
  return [...roots, ...stories]
    .flatMap((story) => {
      if (told.has(story.claim.claimId)) return [];
      for (const id of claimsIn(story)) told.add(id);
      return [printStory(story, paper)];
    })
    .join('\n\n');
}

/** It, and all that is told in it. */
function claimsIn({ claim, figures, parts }: Story): Set<string> {
  const within = parts.flatMap((part) => [...claimsIn(part)]);
  return new Set([claim.claimId, ...figures.map(({ claimId }) => claimId), ...within]);
}

/** Whom a name means is said by the courier, too: the story waits until it has been said of each that one holder goes by. */
async function identified(stet: Stet): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let left = await dueIn(stet); left.length > 0; left = await dueIn(stet)) {
    if (Date.now() > until) throw new Error(`Of these nobody has said yet whom they mean: ${left.join(', ')}.`);
    await wait(50);
  }
}

async function dueIn(stet: Stet): Promise<string[]> {
  const due: string[] = [];
  for await (const { names } of stet.pages('/v1/holders/unidentified'))
    due.push(...names.filter(({ candidates }) => candidates.length === 1).map(({ name }) => name));
  return due;
}

interface Ended {
  claimId: string;
  statementId: string;
}

/** What a correction or a withdrawal ends is retracted by the courier, a moment later: the story waits for it. */
async function carried(stet: Stet, lines: Line[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (const ended of endedIn(lines)) {
    while (!(await isRetracted(stet, ended))) {
      if (Date.now() > until) throw new Error(`${ended.statementId} has ended, and is not retracted yet.`);
      await wait(50);
    }
  }
}

function endedIn(lines: Line[]): Ended[] {
  const withdrawn = new Set<unknown>(
    lines.flatMap((line) => (line.command === 'withdraw-report' ? line.body.reportId : [])),
  );
  return lines.flatMap(({ body }) => {
    if ('ends' in body) return body.ends;
    const isEnded = 'statementId' in body && 'reportId' in body && withdrawn.has(body.reportId);
    return isEnded ? [{ claimId: body.claimId, statementId: body.statementId }] : [];
  });
}

async function isRetracted(stet: Stet, { claimId, statementId }: Ended): Promise<boolean> {
  const { statements } = await stet.ask('/v1/claims/{id}', { id: claimId });
  return statements.some((one) => one.statementId === statementId && one.retraction !== undefined);
}
