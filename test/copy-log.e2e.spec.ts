/**
 * A record that stops every Stet, and the way past it as an operator goes it: the process says what to do, the command
 * that it names makes a copy, and over that Stet tells what it told before, and goes on.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { partitionOf } from '#ledger';
import { connect } from '#postgres';
import {
  type FreshDatabase,
  freshDatabase,
  type FreshKafkaLog,
  freshKafkaLog,
  freshTopic,
  kafkaBrokers,
  type NewsroomService,
  positionAfterAll,
  rowsOfViews,
  startNewsroom,
} from '#testing';
import { build, remove } from './built-app.js';

const run = promisify(execFile);
const STREAM = 'claim-troops';
const PARTITION = partitionOf(STREAM, 12);
const LATER = JSON.stringify({ v: 9, stream: STREAM });
const coverage = [
  { command: 'register-outlet', body: { outletId: 'kbs-world', name: 'KBS World' } },
  { command: 'publish-report', body: { reportId: 'r1', outletId: 'kbs-world', publishedAt: '2024-10-24' } },
  { command: 'register-claim', body: { claimId: 'troops', proposition: 'Troops are there' } },
  { command: 'assert-claim', body: statement('s1', 'NIS') },
  { command: 'deny-claim', body: { ...statement('s2', 'Kremlin'), act: 'denies' } },
];

interface Ended {
  code: number;
  said: string;
}

describe('a log that nobody can read any more', () => {
  let folder: string;
  let log: FreshKafkaLog;
  let databases: FreshDatabase[];

  beforeAll(() => {
    folder = build();
  });

  afterAll(() => remove(folder));

  beforeEach(async () => {
    [log, databases] = [await freshKafkaLog(), []];
  });

  afterEach(async () => {
    for (const database of databases) await database.drop();
  });

  it('for transactions and records of a later version are in it, is copied past all of them, and tells what it told', async () => {
    const before = await told(log.topic);
    await append(log, ['garbage', '{"v":1}', LATER, '\0']);
    await log.leaveHole(PARTITION);
    await log.abortTransaction(PARTITION);
    await append(log, [LATER]);
    const to = freshTopic();
    expect((await copiedAsSaid(to)).said).toContain(`Next: set STET_TOPIC=${to} for every process`);
    const after = await told(to);
    expect(after.rows).toEqual(before.rows);
    expect(after.timeline).toEqual(before.timeline);
  });

  /** Every remedy comes from what the process and the command say themselves. */
  async function copiedAsSaid(to: string): Promise<Ended> {
    const halted = await ended('stet');
    expect([10, 16]).toContain(halted.code);
    expect(halted.said).toContain('npm run copy-log -- --to <new topic>');
    const args = ['--to', to, ...leaveOutsIn(halted.said)];
    const first = await ended('cli', ['copy-log', ...args]);
    return ended('cli', ['copy-log', ...args, ...leaveOutsIn(first.said)]);
  }

  /** The coverage, posted unless it is there, and what comes of it: all rows but where the log is, and its void records. */
  async function told(topic: string) {
    const database = await freshDatabase();
    databases.push(database);
    const stet = await startNewsroom({ kafka: true, topic, database });
    const position = await posted(stet);
    const { body: timeline } = await stet.get('/v1/claims/troops/timeline', { 'read-after': position });
    await stet.stop();
    const sql = connect(database.url, { max: 1 });
    const { checkpoints: _index, view_checkpoints: _views, commits = [], ...rows } = await rowsOfViews(sql);
    await sql.end();
    const { changes } = timeline;
    return { timeline: changes, rows: { ...rows, commits: commits.filter((row) => 'stream' in row && row.stream) } };
  }

  async function posted(stet: NewsroomService): Promise<string> {
    const lines = coverage.map(({ command, body }, n) => JSON.stringify({ command, id: `line-${n}`, body }));
    const answers = await stet.bulk(lines.join('\n'));
    expect(answers.map(({ status }) => status)).toEqual(coverage.map(() => 201));
    return positionAfterAll(answers);
  }

  async function ended(app: 'stet' | 'cli', args: string[] = []): Promise<Ended> {
    const database = await freshDatabase();
    databases.push(database);
    const kafka = { KAFKA_BROKERS: kafkaBrokers().join(','), STET_TOPIC: log.topic };
    const env = { ...kafka, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent', PATH: process.env.PATH };
    const script = `dist/apps/${app}/src/main.js`;
    return run(process.execPath, [script, ...args], { cwd: folder, env, timeout: 60_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
    );
  }
});

function leaveOutsIn(said: string): string[] {
  return [...said.matchAll(/--leave-out (\d+:\d+(?:-\d+)?)/g)].flatMap(([, offsets = '']) => ['--leave-out', offsets]);
}

async function append(log: FreshKafkaLog, values: string[]): Promise<void> {
  const ledger = await log.open();
  await ledger.append(values.map((value) => ({ partition: PARTITION, key: STREAM, value: Buffer.from(value) })));
  await ledger.close();
}

function statement(statementId: string, name: string) {
  const holder = { name, role: 'implicated_party' };
  const framing = { headline: 'reports', body: 'reports' };
  return { claimId: 'troops', statementId, reportId: 'r1', holder, act: 'states', basis: 'named', framing };
}
