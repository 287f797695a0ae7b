/**
 * What a kill hides, and from whom: every text of the report, of its statements and about them, in every answer that
 * there is. Texts and questions are taken from the description of the doors, so a new one is asked as well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#postgres';
import { makeKeys } from '#service';
import { type Asked, eventually, type NewsroomService, startNewsroom } from '#testing';
import { Canaries, type Description } from './canaries.js';
import { FeedReader } from './feed-reader.js';
import { placeOf, questionsIn, statusFor, wordsIn } from './questions-in.js';

const about = { reportId: 'killed-1', outletId: 'northwire', claimId: 'tanker-sank' };
/** Of which statement each command is that changes one; a statement ends once. */
const CHANGED: Record<string, string> = { 'retract-statement': 'deny-claim' };
/** They follow from what becomes of the report. */
const BY_THE_COURIER = ['suspend-statement', 'resume-statement', 'reinstate-statement'];
const IDS: Record<string, string[]> = {
  claims: [about.claimId],
  reports: [about.reportId],
  outlets: [about.outletId],
  holders: ['the-sailor'],
  streams: [`claim-${about.claimId}`, `report-${about.reportId}`, `outlet-${about.outletId}`],
  commands: [],
  commits: [],
  askers: ['editor:editor-1', 'stet:courier'],
};

describe('a killed report', () => {
  let newsroom: NewsroomService;
  let folder: string;
  let keys: Record<string, string>;
  let description: Description;
  let canaries: Canaries;
  let position = '';
  let known = '';
  let beforeTheKill = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile });
    description = (await newsroom.get('/docs/openapi.json')).body as unknown as Description;
    canaries = new Canaries(description);
    await accepted('register-outlet', { outletId: about.outletId, name: 'Northwire' });
    await accepted('register-holder', { holderId: 'the-sailor', name: 'A sailor', kind: 'person' });
    await accepted('register-claim', { claimId: about.claimId, proposition: 'A tanker sank' });
    const life = canaries.commandsOf('report').filter((command) => command !== 'lift-kill');
    const [publish = '', ...changes] = life.filter((command) => command !== 'kill-report');
    await accepted(publish, canaries.bodyOf(publish, about));
    for (const command of ofStatements())
      await accepted(command, canaries.bodyOf(command, { ...about, ...idOf(command) }));
    for (const command of changes) await accepted(command, canaries.bodyOf(command, about));
    await carried();
    beforeTheKill = known;
  });

  afterAll(async () => {
    await newsroom.stop();
    await rm(folder, { recursive: true });
  });

  it('is told of in full until it is killed', async () => {
    expect(canaries.planted.size).toBeGreaterThan(60);
    expect(missingIn(await allToldTo('editor'))).toEqual([]);
  });

  it('is told of without a word once it is killed, by every question, of the past and live too', async () => {
    await accepted('kill-report', canaries.bodyOf('kill-report', about));
    await carried();
    for (const role of ['tool', 'editor'])
      expect((await allToldTo(role)).flatMap((told) => canaries.in(told))).toEqual([]);
  });

  it('is told of in full to an auditor', async () => expect(missingIn(await allToldTo('auditor'))).toEqual([]));

  it('leaves a record of each answer in which an auditor is shown a text of it, and of no other', async () => {
    const shown: [request: string, isShown: boolean][] = [];
    for (const [n, path] of questions().entries()) {
      const { status, body } = await newsroom.get(path, {
        ...as('auditor'),
        accept: 'application/json',
        'x-request-id': `asked-${n}`,
      });
      expect([path, status]).toEqual([path, 200]);
      shown.push([`asked-${n}`, canaries.in(JSON.stringify(body)).length > 0]);
    }
    const live = await FeedReader.open(newsroom.url, {
      ...as('auditor'),
      'last-event-id': '0:0',
      'x-request-id': 'followed',
    });
    await live.next(IDS.commands?.length ?? 0);
    live.leave();
    const records = await disclosures('by=auditor:auditor-1');
    const isOnRecord = (request: string) => records.some(({ requestId }) => requestId === request);
    expect(shown.map(([request]) => [request, isOnRecord(request)])).toEqual(shown);
    expect(new Set(shown.map(([, isShown]) => isShown)).size).toBe(2);
    expect(records.find(({ requestId }) => requestId === 'followed')).toMatchObject({
      by: 'auditor:auditor-1',
      path: '/v1/feed',
      reports: [about.reportId],
    });
    expect(canaries.in(JSON.stringify(records))).toEqual([]);
    for (const role of ['tool', 'editor']) expect(await disclosures(`by=${role}:${role}-1`)).toEqual([]);
    expect(await disclosures(`report=${about.reportId}`)).toHaveLength((await disclosures()).length);
    expect(await disclosures('report=another')).toEqual([]);
  });

  it('is not shown to an auditor while that cannot be put on record', async () => {
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    const ask = () => get(`/v1/reports/${about.reportId}`, 'auditor');
    try {
      await sql`alter table stet_trail.disclosures add constraint none check (false) not valid`;
      const answer = await ask();
      expect([answer.status, canaries.in(JSON.stringify(answer.body))]).toEqual([500, []]);
      expect((await get('/v1/outlets', 'auditor')).status).toBe(200);
      await sql`alter table stet_trail.disclosures drop constraint none`;
      expect((await ask()).status).toBe(200);
    } finally {
      await sql.end();
    }
  });

  it('is found by no word of it', async () => {
    for (const { path, word } of wordsIn(description, idsOf)) {
      const asked = async (text: string) => {
        const { status, body } = await get(`${path}?${word}=${text}`, 'editor');
        return status === 200 ? JSON.stringify(body) : undefined;
      };
      const nothing = await asked('no-such-word');
      // A word that takes no text is no search.
      if (nothing === undefined) continue;
      const found = await Promise.all([...canaries.planted.keys()].map(asked));
      expect([path, word, found.filter((answer) => answer !== nothing)]).toEqual([path, word, []]);
    }
  });

  it('is told of without a word to a tool that posts about it, whatever comes of it', async () => {
    const framing = { headline: 'reports', body: 'reports' };
    const holder = { name: 'NIS', role: 'witness' };
    const said = { ...about, statementId: 'late', holder, act: 'states', basis: 'named', framing };
    const posts: [string, object, number][] = [
      ['assert-claim', said, 201],
      ['annotate-report', { ...about, note: 'Late.', publishedAt: '2024-10-10' }, 409],
      ['publish-report', { ...about, publishedAt: '2024-10-10' }, 409],
    ];
    for (const [command, body, status] of posts) {
      const sent = Object.entries(body).filter(([field]) => canaries.takes(command, field));
      const answer = await newsroom.post(command, Object.fromEntries(sent), as('tool'));
      expect([command, answer.status, canaries.in(JSON.stringify(answer.body))]).toEqual([command, status, []]);
    }
  });

  it('is told of in full again once the kill is lifted', async () => {
    await accepted('lift-kill', { reportId: about.reportId, reason: 'The order was set aside.' });
    await carried();
    expect(missingIn(await allToldTo('editor'))).toEqual([]);
  });

  it('leaves a record that outlasts its process, and views that are made anew', async () => {
    const before = await disclosures();
    expect(before.length).toBeGreaterThan(10);
    const sql = connect(newsroom.databaseUrl, { max: 1 });
    await sql`update stet_index.edition set edition = edition - 1`;
    await sql.end();
    await newsroom.restart();
    await eventually(async () => (await get('/v1/outlets', 'editor')).status === 200);
    expect(await disclosures()).toEqual(before);
  });

  /** Of all pages. */
  async function disclosures(words = ''): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    for (let cursor: unknown = ''; typeof cursor === 'string';) {
      const { status, body } = await get(`/v1/disclosures?${words}&limit=7${cursor && `&cursor=${cursor}`}`, 'editor');
      expect(status).toBe(200);
      all.push(...(body.disclosures as Record<string, unknown>[]));
      cursor = body.next;
    }
    return all;
  }

  const idsOf = (kind: string) => IDS[kind];
  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  function ofStatements(): string[] {
    return canaries
      .commandsOf('claim')
      .filter((command) => canaries.takes(command, 'statementId') && !BY_THE_COURIER.includes(command))
      .toSorted((one, other) => place(one) - place(other));
  }

  function get(path: string, role: string): Promise<Asked> {
    return newsroom.get(path, { ...as(role), accept: 'application/json', 'read-after': position });
  }

  async function accepted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body, as('editor'));
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    IDS.commands?.push(String(answer.id));
    position = String(answer.position);
    IDS.commits?.push(placeOf(position));
  }

  /** The courier has carried all that follows, and the views have it. */
  async function carried(): Promise<void> {
    known = await eventually(async () => {
      const { body, headers } = await get(`/v1/reports/${about.reportId}`, 'editor');
      return body.due === 0 && (headers.get('log-position') ?? '');
    });
  }

  /** Every answer to every question, and the feed. */
  async function allToldTo(role: string): Promise<string[]> {
    const told: string[] = [];
    for (const path of questions()) {
      const { status, body } = await get(path, role);
      expect([path, status]).toEqual([path, statusFor(role, description, path)]);
      told.push(JSON.stringify(body));
    }
    const { changes } = (await get('/v1/feed?limit=500', role)).body as { changes: unknown[] };
    const live = await FeedReader.open(newsroom.url, { ...as(role), 'last-event-id': '0:0' });
    told.push(JSON.stringify(await live.next(changes.length)));
    live.leave();
    return told;
  }

  function questions(): string[] {
    return questionsIn(description, idsOf, [known, beforeTheKill, String(new Date().getUTCFullYear())]);
  }

  function missingIn(told: string[]): string[] {
    const seen = new Set(told.flatMap((text) => canaries.in(text)));
    return canaries.all().filter((canary) => !seen.has(canary));
  }
});

/** Statements are made before they change, and amended before they end. */
function place(command: string): number {
  return command.endsWith('-claim') || command.endsWith('-open') ? 0 : command === 'amend-statement' ? 1 : 2;
}

function idOf(command: string): { statementId: string } {
  return { statementId: CHANGED[command] ?? (place(command) === 0 ? command : 'leave-claim-open') };
}
