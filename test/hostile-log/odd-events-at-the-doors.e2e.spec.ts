/** What stands in the log and no command would make, at the doors: each question about it is answered, and none fails. */
import { get } from 'node:http';
import { type Ledger, parsePosition, reaches } from '#ledger';
import type { Event, StreamEvents } from '#newsroom';
import { Chance, eventually, type NewsroomService, startNewsroom } from '#testing';
import { entriesOf } from '../../libs/projector/test/random-log.js';
import type { Description } from '../canaries.js';
import { questionsIn } from '../questions-in.js';
import { realStreams } from './odd-events.js';

const DEEP = [[[[[[[[{ a: [null] }]]]]]]]];
/** Undefined: the field is not there. */
const ODD = [undefined, null, [], 1e300, DEEP];

describe('a log that somebody wrote to by himself', () => {
  const told = realStreams().map(({ stream, events }) => ({
    stream,
    events: [...events, ...ofEachType(events).flatMap(oddly)],
  }));
  let newsroom: NewsroomService;
  let description: Description;

  beforeAll(async () => {
    let log: Ledger | undefined;
    newsroom = await startNewsroom({ overLedger: (ledger) => (log = ledger) });
    await log?.append(entriesOf(told, { partitions: log.partitions, chance: new Chance(10) }));
    await newsroom.post('register-outlet', { outletId: 'last', name: 'Last' });
    await newsroom.post('publish-report', { reportId: 'last', outletId: 'last', publishedAt: '2024-10-18' });
    // Only then is anything looked at for what it is of.
    await newsroom.post('kill-report', { reportId: 'last', note: 'By order of a court.', publishedAt: '2024-10-19' });
    const ends = (await log?.bounds())?.map(({ end }) => end) ?? [];
    await eventually(async () => {
      const { headers } = await newsroom.get('/v1/outlets?limit=1');
      return reaches(parsePosition(headers.get('log-position') ?? '', ends.length), ends);
    });
    description = (await newsroom.get('/docs/openapi.json')).body as unknown as Description;
  });

  afterAll(() => newsroom.stop());

  it('is told of commit by commit: an event that named no claim once failed the whole stream', async () => {
    const paths = told.map(({ stream }) => `/v1/streams/${stream}?limit=500`);
    expect(await answersTo([...paths, '/v1/feed?limit=500'])).toEqual({ 200: paths.length + 1 });
  });

  it('is told of by every question', async () => {
    const paths = questionsIn(description, (kind) => idsIn(told, kind), []);
    const { 200: answered = 0, 404: missing = 0, ...others } = await answersTo(paths);
    expect(others).toEqual({});
    expect(answered).toBeGreaterThan(5 * missing);
  });

  /** How often each status is answered. */
  async function answersTo(paths: string[]): Promise<Record<number, number>> {
    const answers: Record<number, number> = {};
    for (const path of new Set(paths)) {
      const status = await statusOf(newsroom.url + path);
      answers[status] = (answers[status] ?? 0) + 1;
    }
    return answers;
  }
});

function ofEachType(events: Event[]): Event[] {
  return [...new Map(events.map((event) => [event.type, event])).values()];
}

/** The event with each of its fields missing, or another thing. */
function oddly({ type, data }: Event): Event[] {
  return Object.keys(data).flatMap((field) => ODD.map((value) => ({ type, data: { ...data, [field]: value } })));
}

/** Not by `fetch`, whose answers are held against their schemas: what no command makes need not be of them. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { accept: 'application/json' } }, (answer) =>
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0)),
    ).on('error', reject);
  });
}

/** Of streams their names, of what is in them its ids. */
function idsIn(told: StreamEvents[], kind: string): string[] {
  const names = told.map(({ stream }) => stream);
  const category = `${kind.replace(/s$/, '')}-`;
  if (kind === 'streams') return names;
  if (kind === 'askers') return ['local'];
  if (kind === 'commits') return Array.from({ length: 12 }, (_, partition) => `${partition}/1`);
  return names.flatMap((name) => (name.startsWith(category) ? name.slice(category.length) : []));
}
