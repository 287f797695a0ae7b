/**
 * Every question of the list, asked over a log and over one ten times as long: what is read for a page is no more. By what
 * Postgres says that it reads (explain), never by a clock.
 */
import { connect, type Sql } from '#postgres';
import { inSnapshot, questions, recordDisclosure, type Snapshot } from '#views';
import { freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { projectorByHand, type ProjectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { asked, growingLog, type Words } from './growing-log.js';
import { rowsReadBy } from './rows-read.js';

const [SMALL, LARGE] = [200, 2000];
const PARTITIONS = 12;
const LIMIT = '20';
/**
 * Of ten times the claims so many times the rows, and a few for whatever is looked up beside. A small table has many rows
 * in a block, a large one may have each in another: blocks may become as many as the rows were.
 */
const AT_MOST = (rows: number) => 1.5 * rows + 60;
/** In no order that is kept: how claims stood at a moment, and what is found by words but by rank. Each is read. */
const UNORDERED = (words: Words) => words.sort !== undefined && (words.at ?? words.q) !== undefined;
/** Folded from all claims on which it is. */
const FOLDED = (path: string, words: Words) => /^\/(outlets|holders)\/:id/.test(path) && words.at !== undefined;
/** No page of a list, but how many there are of each kind: counted, as far as the question says. */
const COUNTED = '/board/totals';

type Read = Record<string, { rows: number; blocks: number }>;

describe('a page of', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let projector: ProjectorByHand;
  const read: Record<number, Read> = {};

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    projector = await projectorByHand(log, { sql, isFirst: true });
    let claims = 0;
    for (const size of [SMALL, LARGE]) {
      const before = log.bounds().map(({ end }) => end);
      log.append(growingLog({ from: claims, to: size, partitions: PARTITIONS }));
      await projector.hand(log.all().filter(({ partition, offset }) => offset >= (before[partition] ?? 0)));
      for (; claims < size; claims += 1) await disclosed(claims);
      await sql.unsafe('analyze');
      read[size] = await readAll(size);
    }
  });

  afterAll(async () => {
    await projector.stop();
    await sql.end();
    await database.drop();
  });

  it.each(questions.map(({ path }) => path).filter((path) => path !== COUNTED))(
    '%s reads no more of a log ten times as long',
    (path) => {
      const [small, large] = [SMALL, LARGE].map((size) => of(path, read[size]));
      expect(Object.keys(large ?? {})).not.toEqual([]);
      const more = Object.entries(large ?? {}).filter(([name, { rows, blocks }]) => {
        const before = small?.[name] ?? { rows: 0, blocks: 0 };
        return rows > AT_MOST(before.rows) || blocks > AT_MOST(Math.max(before.rows, before.blocks));
      });
      expect(Object.fromEntries(more.map(([name, now]) => [name, { now, before: small?.[name] }]))).toEqual({});
    },
  );

  function of(path: string, all: Read = {}): Read {
    return Object.fromEntries(Object.entries(all).filter(([name]) => name.split(' ')[0] === path));
  }

  async function readAll(size: number): Promise<Read> {
    const all: Read = {};
    for (const { path } of questions)
      for (const words of asked(path).filter((one) => !UNORDERED(one) && !FOLDED(path, one))) {
        const name = `${path} ${JSON.stringify(words)}`;
        all[name] = await readFor(path, words);
        const middle = await middleOf(path, words, size);
        if (middle) all[`${name} from its middle`] = await readFor(path, words, middle);
      }
    return all;
  }

  async function readFor(path: string, words: Words, after?: Key): Promise<Read[string]> {
    const { rows, blocks } = await inside(path, { ...words, limit: LIMIT }, after, rowsReadBy);
    return { rows, blocks };
  }

  /** Where a list has its middle, half as far as there are claims; undefined if it is shorter. */
  async function middleOf(path: string, words: Words, size: number): Promise<Key | undefined> {
    let after: Key | undefined;
    for (let left = size / 2; left > 0; left -= 500) {
      const limit = String(Math.min(left, 500));
      const { answer } = await inside(path, { ...words, limit }, after, async (snapshot, read) => ({
        answer: await read(snapshot),
      }));
      after = (answer as { next?: Key | null } | undefined)?.next ?? undefined;
      if (!after) return undefined;
    }
    return after;
  }

  async function inside<T>(path: string, words: Words, after: Key | undefined, how: How<T>): Promise<T> {
    const question = questions.find((one) => one.path === path);
    const reader = { ofKilled: true, ofVoid: true, after };
    const { answer } = await inSnapshot(
      sql,
      (snapshot) => how(snapshot, async (told) => question?.read(told, words, reader)),
      { ...reader, ofIndex: question?.ofIndex },
    );
    return answer;
  }

  async function disclosed(n: number): Promise<void> {
    const to = { by: n < 30 ? 'auditor:seldom' : 'auditor:often', requestId: `r-${n}`, path: '/v1/feed' };
    await recordDisclosure(sql, to, { reports: [n < 30 ? 'seldom' : 'often'], statements: [], voids: [] });
  }
});

type Key = Record<string, string | number | null>;
type How<T> = (snapshot: Snapshot, read: (snapshot: Snapshot) => Promise<unknown>) => Promise<T>;
