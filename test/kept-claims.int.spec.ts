/** A large claim is folded once for all who ask what stands of it, and for nobody who asks about another. What is put on file last was published first. */
import { connect, type Sql } from '#postgres';
import { Chance, freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { inSnapshot, questions } from '#views';
import {
  asserts,
  CLAIM,
  claimOnFile,
  type Details,
  denies,
  type Fact,
  outletOnFile,
  reportOnFile,
} from '../libs/newsroom/test/given.js';
import { streamOf } from '../libs/newsroom/test/stream-of.js';
import { projectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { entriesOf } from '../libs/projector/test/random-log.js';
import { publishedAt } from './large-past.js';
import { type Handed, rowsHandedTo } from './rows-handed.js';

const PARTITIONS = 4;
const SIZE = 600;

describe('a large claim', () => {
  let newsroom: Newsroom;
  let another: Newsroom;

  beforeAll(async () => {
    newsroom = await newsroomWith(asserts);
    another = await newsroomWith(denies);
  }, 60_000);

  afterAll(async () => {
    await newsroom.close();
    await another.close();
  });

  it('is folded once for its grid, its attribution and its figures', async () => {
    expect((await newsroom.ask('grid')).handed).toBeGreaterThan(250);
    for (const part of ['grid', 'attribution', 'figures']) expect((await newsroom.ask(part)).handed).toBeLessThan(60);
  });

  it('is another as soon as there is more of it', async () => {
    const before = await newsroom.ask('attribution');
    await newsroom.goOn();
    const { answer } = await newsroom.ask('attribution');
    expect(answer).not.toEqual(before.answer);
    expect(JSON.stringify(answer)).toContain(`"s-${SIZE - 1}"`);
  });

  it('is not what goes by the same id, and has as many statements, in another newsroom', async () => {
    const [here, there] = [await newsroom.ask('attribution'), await another.ask('attribution')];
    expect(JSON.stringify(here.answer)).toContain('"stance":"asserts"');
    expect(JSON.stringify(there.answer)).not.toContain('"stance":"asserts"');
  });

  it('is as it was for who asks what the desk knew', async () => {
    const { answer, handed } = await newsroom.ask('attribution', { known: '2026-11-22T08:05:00Z' });
    expect(handed).toBeGreaterThan(100);
    expect(JSON.stringify(answer)).not.toContain(`"s-${SIZE - 1}"`);
  });
});

interface Newsroom {
  /** Hands on what was held back of the log's end. */
  goOn(): Promise<void>;
  ask(part: string, words?: Record<string, string>): Promise<{ answer: object; handed: number }>;
  close(): Promise<void>;
}

async function newsroomWith(says: Says): Promise<Newsroom> {
  const database: FreshDatabase = await freshDatabase();
  const sql: Sql = connect(database.url, { max: 4 });
  const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
  const statements = Array.from({ length: SIZE }, (_, n) => statement(n, says));
  const told = [[claimOnFile(), ...statements], [outletOnFile('kbs-world')], [reportOnFile('kbs-world-1')]];
  const streams = told.map((events) => ({ stream: streamOf(events[0]?.data ?? {}), events }));
  const entries = entriesOf(streams, { partitions: PARTITIONS, chance: new Chance(4) });
  const projector = await projectorByHand(log, { sql, isFirst: true });
  const hand = async (some: typeof entries) => {
    const before = log.bounds().map(({ end }) => end);
    log.append(some);
    await projector.hand(log.all().filter(({ partition, offset }) => offset >= (before[partition] ?? 0)));
  };
  await hand(entries.slice(0, -3));
  return {
    goOn: () => hand(entries.slice(-3)),
    ask: async (part, words = {}) => {
      const question = questions.find(({ path }) => path === `/claims/:id/${part}`);
      const counted: Handed = { rows: 0 };
      const { answer } = await inSnapshot(
        sql,
        async (snapshot) =>
          question?.read(rowsHandedTo(snapshot, counted), { id: CLAIM, limit: '500', ...words }, { ofKilled: true }),
        { ofKilled: true },
      );
      return { answer: answer as object, handed: counted.rows };
    },
    close: async () => {
      await projector.stop();
      await sql.end();
      await database.drop();
    },
  };
}

type Says = (name: string, told?: Details) => Fact;

function statement(n: number, says: Says): Fact {
  return says(`holder ${n}`, { statementId: `s-${n}`, publishedAt: publishedAt(SIZE - n) });
}
