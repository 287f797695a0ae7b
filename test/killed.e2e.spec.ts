/**
 * What a kill hides, and from whom: every text of the report, of its statements and about them, in every answer that
 * there is. Texts and questions are taken from the description of the doors, so a new one is asked as well.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '#service';
import { type Asked, eventually, type NewsroomService, startNewsroom } from '#testing';
import { Canaries, type Description } from './canaries.js';
import { FeedReader } from './feed-reader.js';

const about = { reportId: 'killed-1', outletId: 'northwire', claimId: 'tanker-sank' };
/** Of which statement each command is that changes one; a statement ends once, and is suspended before it resumes. */
const CHANGED: Record<string, string> = {
  'retract-statement': 'deny-claim',
  'suspend-statement': 'dispute-claim',
  'resume-statement': 'dispute-claim',
};
const BY_THE_COURIER = 'reinstate-statement';
const IDS: Record<string, string[]> = {
  claims: [about.claimId],
  reports: [about.reportId],
  outlets: [about.outletId],
  streams: [`claim-${about.claimId}`, `report-${about.reportId}`, `outlet-${about.outletId}`],
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
  const posted: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-keys-'));
    const keysFile = join(folder, 'keys.json');
    keys = await makeKeys(keysFile);
    newsroom = await startNewsroom({ keysFile });
    description = (await newsroom.get('/docs/openapi.json')).body as unknown as Description;
    canaries = new Canaries(description);
    await accepted('register-outlet', { outletId: about.outletId, name: 'Northwire' });
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

  it('is found by no word of it', async () => {
    for (const { path, word } of wordsOfQuestions()) {
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

  const as = (role: string) => ({ authorization: `Bearer ${keys[role]}` });

  function ofStatements(): string[] {
    return canaries
      .commandsOf('claim')
      .filter((command) => canaries.takes(command, 'statementId') && command !== BY_THE_COURIER)
      .toSorted((one, other) => place(one) - place(other));
  }

  function get(path: string, role: string): Promise<Asked> {
    return newsroom.get(path, { ...as(role), accept: 'application/json', 'read-after': position });
  }

  async function accepted(command: string, body: object): Promise<void> {
    const { status, body: answer } = await newsroom.post(command, body, as('editor'));
    expect([command, status, answer.detail]).toEqual([command, 201, undefined]);
    posted.push(String(answer.id));
    position = String(answer.position);
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
      expect([path, status]).toEqual([path, 200]);
      told.push(JSON.stringify(body));
    }
    const { changes } = (await get('/v1/feed?limit=500', role)).body as { changes: unknown[] };
    const live = await FeedReader.open(newsroom.url, { ...as(role), 'last-event-id': '0:0' });
    told.push(JSON.stringify(await live.next(changes.length)));
    live.leave();
    return told;
  }

  function questions(): string[] {
    return Object.entries(description.paths).flatMap(([path, { get: asked }]) => {
      if (!asked?.tags?.includes('questions') || path === '/v1/vocabulary') return [];
      const words = (asked.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
      const limit = words.includes('limit') ? 'limit=500' : '';
      const moments = [
        ...(words.includes('at') ? ['at=2024-10-08'] : []),
        ...(words.includes('known') ? [`known=${known}`, `known=${beforeTheKill}`, `known=9999`] : []),
      ];
      return idsFor(path).flatMap((id) =>
        ['', ...moments].map((moment) => `${path.replace('{id}', id)}?${[moment, limit].filter(Boolean).join('&')}`),
      );
    });
  }

  function idsFor(path: string): string[] {
    if (!path.includes('{id}')) return [''];
    const kind = path.split('/')[2] ?? '';
    const ids = kind === 'commands' ? posted : IDS[kind];
    if (!ids) throw new Error(`Of which ${kind} is ${path} to be asked here?`);
    return ids;
  }

  /** But for cursors, which are places and not texts. */
  function wordsOfQuestions() {
    return Object.entries(description.paths).flatMap(([path, { get: asked }]) =>
      (asked?.parameters ?? [])
        .filter((one) => one.in === 'query' && one.name !== 'cursor')
        .flatMap(({ name: word }) => idsFor(path).map((id) => ({ path: path.replace('{id}', id), word }))),
    );
  }

  function missingIn(told: string[]): string[] {
    const seen = new Set(told.flatMap((text) => canaries.in(text)));
    return canaries.all().filter((canary) => !seen.has(canary));
  }
});

/** Statements are made before they change, and suspended before they resume and end. */
function place(command: string): number {
  return command.endsWith('-claim') || command.endsWith('-open') ? 0 : command === 'amend-statement' ? 1 : 2;
}

function idOf(command: string): { statementId: string } {
  return { statementId: CHANGED[command] ?? (place(command) === 0 ? command : 'leave-claim-open') };
}
