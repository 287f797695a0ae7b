/** A Stet is asked to end while as much comes as it can take: whoever was let in is answered, and nobody is cut off. */
import { eventually, type FreshDatabase, freshDatabase, freshTopic, kafkaBrokers } from '#testing';
import { build, remove, type RunningApp, startApp } from './built-app.js';
import { ask } from './torture/ask.js';
import { Callers } from './torture/callers.js';
import { RawConnection } from './torture/raw-connection.js';
import { putOnFile, statementLines, statements } from './torture/statements.js';
import { Tally } from './torture/tally.js';

const CALLERS = 64;
/** Taken before it is asked to end. */
const BEFORE = 300;
/** More than are taken meanwhile: the request is under way when the signal comes. */
const LINES = 8000;
/** It stands; nobody knows yet; it was not taken. A connection that ended without an answer would be 0. */
const ANSWERS = [201, 202, 503];
/** How long whoever ends it waits before he kills it. */
const SOON_MS = 10_000;

describe('a Stet that is asked to end under full load', () => {
  let folder: string;
  let database: FreshDatabase;
  let door: RunningApp;
  let projector: RunningApp | undefined;

  beforeAll(() => {
    folder = build();
  });

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(async () => {
    await Promise.all([door.stop(), projector?.stop()]);
    await database.drop();
  });

  afterAll(() => remove(folder));

  it.each([
    ['a door', 'api', 'projector'],
    ['a door with its projector', 'stet', undefined],
  ])(
    'ends %s with 0 within ten seconds, resets no post, and answers a long request to its last line',
    async (_, app, beside) => {
      const topic = freshTopic();
      [door, projector] = await Promise.all([
        start(app, topic),
        beside === undefined ? undefined : start(beside, topic),
      ]);
      await putOnFile(door.url);
      const posts = await callersAt(door);
      const lines = linesTo(door);
      await eventually(() => Promise.resolve(posts.tally.taken.length >= BEFORE && lines.answers.length > 0));
      expect(lines.answers.length).toBeLessThan(LINES);

      const asked = Date.now();
      expect(await door.stop()).toBe(0);
      expect(Date.now() - asked).toBeLessThan(SOON_MS);

      await posts.ended;
      const { answers, withoutRetryAfter } = posts.tally.figures(1);
      expect(Object.entries(answers).filter(([status]) => !ANSWERS.includes(Number(status)))).toEqual([]);
      expect(withoutRetryAfter).toBe(0);
      expect(await lines.ended).toBe('whole');
      expect(lines.answers).toHaveLength(LINES);
      expect(lines.answers.filter((status) => !ANSWERS.includes(status))).toEqual([]);
    },
  );

  function start(app: string, topic: string): Promise<RunningApp> {
    const environment = {
      KAFKA_BROKERS: kafkaBrokers().join(','),
      STET_TOPIC: topic,
      DATABASE_URL: database.url,
      PORT: '0',
    };
    return startApp(folder, { args: [`dist/apps/${app}/src/main.js`], environment });
  }
});

/** Each posts its next as soon as it is answered, until it is told that its connection ends: so each must be told. */
async function callersAt({ url }: RunningApp): Promise<{ tally: Tally; ended: Promise<unknown> }> {
  const tally = new Tally();
  const callers = new Callers(statements({ url, name: 'post' }), tally);
  const connections = await Promise.all(Array.from({ length: CALLERS }, () => RawConnection.open(url)));
  return { tally, ended: Promise.all(connections.map((connection) => callers.postInTurn(connection))) };
}

/** One request. `answers` has the status of each line as it is answered; `ended` says how the answer ended. */
function linesTo({ url }: RunningApp): { answers: number[]; ended: Promise<string> } {
  const answers: number[] = [];
  let rest = '';
  const hear = (text: string) => {
    const complete = (rest + text).split('\n');
    rest = complete.pop() ?? '';
    answers.push(...complete.map((line) => (JSON.parse(line) as { status: number }).status));
  };
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = statementLines('line', LINES);
  const asked = ask(url, { method: 'POST', path: '/v1/commands', headers, body, patience: 30_000 }, hear);
  return { answers, ended: asked.then(() => 'whole', String) };
}
