/**
 * What is killed is in nothing that leaves a process: at every door that OpenAPI names, in each form that it can be asked
 * for, in headers, cursors and logs. A path that nobody has said how to ask fails here, with what is to be added.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { makeKeys } from '#service';
import { type Asked, eventually, type NewsroomService, startNewsroom } from '#testing';
import { Canaries, type Description } from './canaries.js';
import { columnsWith, REDACTED, SEARCHED } from './columns-with.js';
import { FeedReader } from './feed-reader.js';
import { archivedTexts, printedStory } from './printed-story.js';
import { neitherQuestionsNorCommands, placeOf, questionsIn, shapesIn, statusFor } from './questions-in.js';
import { copyOf, nameIn, repetition, saidByTheCourier, type Sent } from './whom-killed-names-mean.js';

const killed = { reportId: 'killed-1', outletId: 'northwire', claimId: 'tanker-sank' };
const IDS: Record<string, string[]> = {
  claims: [killed.claimId],
  reports: [killed.reportId, 'copy-1', 'early-1'],
  outlets: [killed.outletId],
  holders: ['the-sailor'],
  streams: [`claim-${killed.claimId}`, `report-${killed.reportId}`, `report-early-1`],
  commits: [],
  askers: ['editor:editor-1', 'stet:courier'],
};
const TEXTLESS = ['/v1/vocabulary', '/v1/health/live', '/v1/health/ready', '/docs/openapi.json'];

describe('a killed report, at every door', () => {
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;
  let description: Description;
  let canaries: Canaries;
  let position = '';
  let logged = '';
  const sent: Sent[] = [];
  const moments: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) });
    newsroom = await startNewsroom({ keysFile, log });
    description = (await newsroom.get('/docs/openapi.json')).body as unknown as Description;
    canaries = new Canaries(description);
    await accepted('register-outlet', { outletId: killed.outletId, name: 'Northwire' });
    await accepted('register-claim', { claimId: killed.claimId, proposition: 'A tanker sank' });
    await accepted('register-holder', { holderId: 'the-sailor', name: 'A sailor', kind: 'person' });
    await accepted('publish-report', canaries.bodyOf('publish-report', killed));
    await accepted('publish-report', copyOf(killed));
    // Each raises a flag, which names its holder.
    const framing = { headline: 'asserts', body: 'denies' };
    for (const command of statements())
      await accepted(command, canaries.bodyOf(command, { ...killed, statementId: command, framing }));
    const amended = { ...killed, statementId: 'deny-claim' };
    await accepted('amend-statement', canaries.bodyOf('amend-statement', amended));
    await accepted('retract-statement', canaries.bodyOf('retract-statement', amended));
    const meant = { claimId: killed.claimId, holderId: 'the-sailor', name: nameIn(sent, 'assert-claim') };
    for (const [command, body] of [
      ['identify-holder', meant],
      ['declare-dependence', repetition(sent, killed.claimId)],
    ] as const)
      await accepted(command, { ...body, reason: canaries.textOf(command, 'reason') });
    await accepted('revise-report', canaries.bodyOf('revise-report', killed));
    await accepted('publish-report', canaries.bodyOf('publish-report', { ...killed, reportId: 'early-1' }));
    await carried();
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('is told of in full at them until it is killed', async () => {
    const told = canaries.in(await allTold('editor'));
    expect(canaries.all().filter((canary) => !told.includes(canary))).toEqual([]);
    expect(canaries.in(await found('editor')).length).toBeGreaterThan(2);
    expect(canaries.in(await story('editor')).length).toBeGreaterThan(2);
    const { raised } = (await get(`/v1/claims/${killed.claimId}`, 'editor')).body;
    expect(canaries.in(JSON.stringify(raised)).length).toBeGreaterThan(0);
  });

  it('is kept in the columns alone that are redacted where they are read, and in those that words are found by', async () => {
    const kept = await columnsWith('cnry', newsroom.databaseUrl);
    expect(kept).toEqual([...REDACTED, ...SEARCHED].sort());
  });

  it('is killed, and whoever speaks of it afterwards is told none of its words', async () => {
    await accepted('add-alias', { holderId: 'the-sailor', alias: nameIn(sent, 'hedge-claim').toUpperCase() });
    await saidByTheCourier(newsroom, killed.claimId, as('editor'));
    for (const reportId of [killed.reportId, 'early-1'])
      await accepted('kill-report', canaries.bodyOf('kill-report', { ...killed, reportId }));
    // Statements that come after the kill of their report, and what is said of one that fell with it.
    for (const command of statements().slice(0, 2)) {
      const late = { ...killed, reportId: 'early-1', statementId: `late-${command}` };
      await accepted(command, canaries.bodyOf(command, late));
    }
    await carried();
    const change = { changes: { passage: 'Another.' }, reason: 'Ours.' };
    const amended = await post('amend-statement', { claimId: killed.claimId, statementId: 'assert-claim', ...change });
    expect([amended.status, unsaid(amended)]).toEqual([409, []]);
  });

  it.each(['tool', 'editor'])('is told of without a word to a key of the role %s', async (role) => {
    expect([canaries.in(await allTold(role)), canaries.in(await found(role))]).toEqual([[], []]);
  });

  it('is told of in full to auditors', async () => {
    const toAuditors = canaries.in(await allTold('auditor'));
    expect(canaries.all().filter((canary) => !toAuditors.includes(canary))).toEqual([]);
  });

  it('is quoted by no refusal, and by no repeat but to whoever sends its very words', async () => {
    for (const { command, id, body } of sent) {
      const words = JSON.stringify(body);
      const again = await post(command, body, { 'idempotency-key': id });
      expect([command, again.status, unsaid(again, words)]).toEqual([command, 201, []]);
      const example = Object.fromEntries(Object.entries(body).filter(([field]) => /Id$|^publishedAt$/.test(field)));
      for (const [headers, other] of [
        [{ 'idempotency-key': id }, { ...body, reason: 'Another.', note: 'Another.' }],
        [{ 'if-match': '"1"' }, body],
        [{}, body],
        [{}, example],
      ] as const) {
        const answer = await post(command, other, headers as Record<string, string>);
        if (answer.status >= 400)
          expect([command, answer.status, unsaid(answer)]).toEqual([command, answer.status, []]);
      }
    }
    const line = ({ command, id, body }: Sent) =>
      JSON.stringify({ command, id, body: { ...body, reason: 'Another.' } });
    const bulk = await fetch(`${newsroom.url}/v1/commands`, {
      method: 'POST',
      body: sent.map(line).join('\n'),
      headers: { ...as('editor'), 'content-type': 'application/x-ndjson' },
    });
    const lines = (await bulk.text()).trim().split('\n');
    const refused = lines.filter((answer) => (JSON.parse(answer) as { status: number }).status >= 400);
    expect(refused.length).toBeGreaterThan(10);
    expect(canaries.in(refused.join('\n'))).toEqual([]);
  });

  it('is told of in full again once the kill is lifted, and what came meanwhile with it', async () => {
    for (const reportId of [killed.reportId, 'early-1'])
      await accepted('lift-kill', { reportId, reason: 'The order was set aside.' });
    await carried();
    const told = canaries.in(await allTold('editor'));
    expect(canaries.all().filter((canary) => !told.includes(canary))).toEqual([]);
    expect(canaries.in(await found('editor')).length).toBeGreaterThan(2);
  });

  it('is in no line of the log', () => {
    expect(logged.length).toBeGreaterThan(10_000);
    expect(canaries.in(logged)).toEqual([]);
  });

  const story = (role: string) => printedStory(killed.claimId, { url: newsroom.url, key: keys[role] ?? '' });
  const archive = (role: string) =>
    archivedTexts(killed.claimId, newsroom.databaseUrl, ...(role === 'auditor' ? ['--with-killed'] : []));
  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  function statements(): string[] {
    return canaries.commandsOf('claim').filter((command) => canaries.takes(command, 'act'));
  }

  function post(command: string, body: object, headers: Record<string, string> = {}): Promise<Asked> {
    return newsroom.post(command, body, { ...as('editor'), ...headers });
  }

  async function accepted(command: string, body: Record<string, unknown>): Promise<void> {
    const id = `c-${sent.length}`;
    const { status, body: answer } = await post(command, body, { 'idempotency-key': id });
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    sent.push({ command, id, body });
    position = String(answer.position);
    IDS.commits?.push(placeOf(position));
  }

  /** The courier has carried all that follows, and the views have it. */
  async function carried(): Promise<void> {
    for (const id of IDS.reports ?? []) {
      const at = await eventually(async () => {
        const { body, headers } = await get(`/v1/reports/${id}`, 'editor');
        return body.due === 0 && (headers.get('log-position') ?? '');
      });
      moments.splice(2, 1, at);
    }
  }

  function get(path: string, role: string, accept = 'application/json'): Promise<Asked> {
    return newsroom.get(path, { ...as(role), accept, 'read-after': position });
  }

  /** Every answer to every question, page by page, with headers and what is in its cursors; and the feed. */
  async function allTold(role: string): Promise<string> {
    const told = [await story(role), await archive(role)];
    for (const path of [...asked(), ...TEXTLESS]) {
      for (let cursor = ''; ;) {
        const { status, headers, body } = await get(`${path}${cursor}`, role);
        expect([path, cursor, status]).toEqual([path, cursor, statusFor(role, description, path)]);
        const { next } = body;
        told.push(JSON.stringify([body, [...headers]]), Buffer.from(String(next), 'base64url').toString());
        if (typeof next !== 'string' || !path.includes('limit=1&')) break;
        cursor = `cursor=${next}`;
      }
    }
    const { changes } = (await get('/v1/feed?limit=500', role)).body as { changes: unknown[] };
    for (const begun of [{ 'last-event-id': '0:0' }, { 'last-event-id': '11:0' }]) {
      const live = await FeedReader.open(newsroom.url, { ...as(role), ...begun });
      told.push(JSON.stringify(await live.next(changes.length)));
      live.leave();
    }
    return told.join('\n');
  }

  function asked(): string[] {
    const [unknown] = neitherQuestionsNorCommands(description).filter((door) => !TEXTLESS.includes(door.path));
    if (unknown) throw new Error(`Say in test/every-door.e2e.spec.ts how ${unknown.method} ${unknown.path} is asked.`);
    const questions = questionsIn(description, idsOf, [...moments, String(new Date().getUTCFullYear())]);
    return [...questions, ...shapesIn(description, idsOf)];
  }

  function idsOf(kind: string): string[] | undefined {
    return kind === 'commands' ? sent.map(({ id }) => id) : IDS[kind];
  }

  /** What is found by its words, whole and begun. */
  async function found(role: string): Promise<string> {
    const words = [...canaries.planted.keys()].flatMap((canary) => [canary, canary.slice(0, 5)]);
    const asks = ['claims', 'reports'].flatMap((list) => [...new Set(words)].map((word) => ({ list, word })));
    const answers: unknown[] = [];
    // One behind the other: of hundreds at once a busy machine turns some away.
    for (const { list, word } of asks) answers.push((await get(`/v1/${list}?q=${word}`, role)).body[list]);
    return JSON.stringify(answers.filter((found) => (found as object[]).length > 0));
  }

  /** Of what an answer tells what was not sent with it. */
  function unsaid({ body, headers }: Asked, words = ''): string[] {
    const told = canaries.in(JSON.stringify([body, [...headers]]));
    const said = canaries.in(words);
    return told.filter((canary) => !said.includes(canary));
  }
});
