/**
 * `npm run demo`: a whole Stet on this machine, five papers' coverage of one week and a made-up correction posted
 * through its door as a tool would, and each claim's story printed. `-- --exit` stops afterwards.
 */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { run, type Service } from '#service';
import { printStory, type Story, type StoryChange } from './print-story.js';

const SAMPLES = ['north-korean-troops', 'a-correction'].map(
  (name) => new URL(`../../../../samples/${name}/commands.ndjson`, import.meta.url),
);
/** How long the courier may take to carry what the samples correct. */
const PATIENCE_MS = 10_000;

interface Answer {
  id: string;
  status: number;
  position?: string;
  detail?: string;
}

process.env.LOG_LEVEL ??= 'warn';
await run(process.env, { http: true, projector: true }, tell);

async function tell({ url = '' }: Service): Promise<void> {
  const before = await total(url);
  const commands = (await Promise.all(SAMPLES.map((sample) => readFile(sample, 'utf8')))).join('');
  const answers = await post(url, commands);
  await carried(url, commands);
  const stories = await read(url, positionAfter(answers));
  const paper = { colour: process.stdout.isTTY, width: process.stdout.columns ?? 120 };
  for (const story of stories) console.log(`\n${printStory(story, paper)}`);
  const known = before > 0 ? ', all of them on file from before' : '';
  console.log(`\n${answers.length} commands posted${known}; ${stories.length} claims. ${url}/v1/claims  ${url}/docs`);
  if (process.argv.includes('--exit')) process.kill(process.pid, 'SIGTERM');
  else console.log('Ctrl+C stops it.');
}

async function post(url: string, commands: string): Promise<Answer[]> {
  const answer = await fetch(`${url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: commands,
  });
  const answers = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  const refused = answers.filter(({ status }) => status !== 201);
  if (refused.length > 0)
    throw new Error(`The sample was not taken: ${refused.map(({ id, detail }) => `${id}: ${detail}`).join('\n')}`);
  return answers;
}

/** What was posted is in what is read. */
async function read(url: string, after: string): Promise<Story[]> {
  const ask = async <T>(path: string) =>
    (await (await fetch(`${url}${path}`, { headers: { 'read-after': after } })).json()) as T;
  const { claims } = await ask<{ claims: { claimId: string; proposition: string }[] }>('/v1/claims?limit=500');
  return Promise.all(
    claims.map(async ({ claimId, proposition }) => ({
      proposition,
      changes: await changesOf(ask, claimId),
    })),
  );
}

/** Page by page. */
async function changesOf(ask: <T>(path: string) => Promise<T>, claimId: string): Promise<StoryChange[]> {
  const changes: StoryChange[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const cursor: string = next && `?cursor=${next}`;
    const page = await ask<{ changes: StoryChange[]; next: string | null }>(`/v1/claims/${claimId}/timeline${cursor}`);
    changes.push(...page.changes);
    next = page.next;
  }
  return changes;
}

interface Line {
  command: string;
  body: { claimId?: string; statementId?: string; reportId?: string; ends?: Ended[] };
}

interface Ended {
  claimId: string;
  statementId: string;
}

/** What a correction or a withdrawal ends is retracted by the courier, a moment later: the story waits for it. */
async function carried(url: string, commands: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (const ended of endedIn(commands)) {
    while (!(await isRetracted(url, ended))) {
      if (Date.now() > until) throw new Error(`${ended.statementId} has ended, and is not retracted yet.`);
      await wait(50);
    }
  }
}

function endedIn(commands: string): Ended[] {
  const lines = commands
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const withdrawn = new Set(lines.flatMap(({ command, body }) => (command === 'withdraw-report' ? body.reportId : [])));
  return lines.flatMap(({ body: { claimId, statementId, reportId, ends = [] } }) =>
    claimId && statementId && withdrawn.has(reportId) ? [{ claimId, statementId }] : ends,
  );
}

async function isRetracted(url: string, { claimId, statementId }: Ended): Promise<boolean> {
  const sheet = (await (await fetch(`${url}/v1/claims/${claimId}`)).json()) as {
    statements?: { statementId: string; retraction?: object }[];
  };
  return sheet.statements?.some((one) => one.statementId === statementId && one.retraction !== undefined) ?? false;
}

async function total(url: string): Promise<number> {
  const { claims } = (await (await fetch(`${url}/v1/claims?limit=1`)).json()) as { claims: object[] };
  return claims.length;
}

function positionAfter(answers: Answer[]): string {
  const ends = new Map<string, number>();
  for (const { position = '' } of answers) {
    const [partition = '', end] = position.split(':');
    ends.set(partition, Math.max(ends.get(partition) ?? 0, Number(end)));
  }
  return [...ends].map((pair) => pair.join(':')).join(',');
}
