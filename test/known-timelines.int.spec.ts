/**
 * The timeline of a large claim as the desk knew it: what is folded of the commits up to then, whatever was
 * put on file since, and said of it; and read from the rows of today's as far as nothing of that touches it.
 */
import {
  atOnce,
  type Claim,
  earliest,
  type Event,
  noClaim,
  stateInSteps,
  type StatusChange,
  timelineInSteps,
} from '#newsroom';
import { connect, type Sql } from '#postgres';
import { Chance, freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { inSnapshot, questions } from '#views';
import {
  amended,
  asserts,
  claimOnFile,
  denies,
  type Fact,
  identified,
  leavesOpen,
  outletOnFile,
  reinstated,
  repeats,
  reportOnFile,
  resumed,
  retracted,
  suspended,
} from '../libs/newsroom/test/given.js';
import { streamOf } from '../libs/newsroom/test/stream-of.js';
import { projectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { entriesOf } from '../libs/projector/test/random-log.js';
import { publishedAt } from './large-past.js';
import { type Handed, rowsHandedTo } from './rows-handed.js';

const PARTITIONS = 12;
const PAGE = 15;
const [LONG_AGO, LATELY] = [520, 60];

type Words = Record<string, string>;
interface Commit {
  at: string;
  version: number;
  events: Event[];
}
interface Page {
  changes: object[];
  next: Record<string, number> | null;
  moment: Record<'published', Record<'change' | 'before' | 'after', string | null>>;
}

/** By claim, what happens lately, each with how often. */
const LATE: Record<string, (chance: Chance, n: number) => Fact[]> = {
  corrected: (chance, n) =>
    chance.of<Fact[]>([
      [],
      [],
      [retracted(`s-${n - 3}`, publishedAt(n))],
      [retracted(`s-${chance.between(n - 60, n - 4)}`, publishedAt(n), 'report_withdrawn')],
      [suspended(`s-${n - 5}`, publishedAt(n - 1)), resumed(`s-${n - 5}`, publishedAt(n))],
      [reinstated(`s-${n - 6}`)],
      [amended(`s-${chance.between(n - 60, n - 1)}`, { act: 'denies', stance: 'denies' })],
      [amended(`s-${chance.between(n - 60, n - 1)}`, { publishedAt: publishedAt(chance.between(n - 90, n + 30)) })],
      [amended(`s-${n - 7}`, { utterance: `u-${chance.between(0, 3)}` })],
      [asserts('a late word', { statementId: `late-${n}`, publishedAt: publishedAt(chance.between(n - 80, n)) })],
    ]),
  named: (_chance, n) =>
    n === LONG_AGO + 40 ? [identified({ name: 'holder 7', holderId: 'h-7', by: 'courier' })] : [],
  repeated: (_chance, n) => (n === LONG_AGO + 40 ? [repeats('holder 3', 'holder 4')] : []),
};

describe('the timeline of a large claim as the desk knew it', () => {
  let database: FreshDatabase;
  let sql: Sql;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    const told = [...Object.keys(LATE).map(eventsOf), [outletOnFile('kbs')], [reportOnFile('kbs-1')]];
    const streams = told.map((events) => ({ stream: streamOf(events[0]?.data ?? {}), events }));
    log.append(entriesOf(streams, { partitions: PARTITIONS, chance: new Chance(9) }));
    const projector = await projectorByHand(log, { sql, isFirst: true });
    await projector.hand(log.all());
    await projector.stop();
  }, 120_000);

  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  it.each(Object.keys(LATE))('is what was on file then, of one that was %s since', async (claimId) => {
    for (const { at, changes } of await momentsOf(claimId)) {
      expect(changes.length).toBeGreaterThan(170);
      for (const place of [0, 100, 60, 40, 25, 10].map((back) => back && changes.length - back)) {
        const told = (await page({ id: claimId, known: at }, { after: placeOf(changes[place - 1], place - 1) }))
          .changes;
        expect([at, place, told]).toEqual([at, place, JSON.parse(JSON.stringify(changes.slice(place, place + PAGE)))]);
      }
    }
  });

  it('has a page from long before read alone, whatever was corrected since', async () => {
    const handed: Handed = { rows: 0 };
    await page({ id: 'corrected', known: (await momentsOf('corrected'))[0]?.at ?? '' }, { handed });
    expect(handed.rows).toBeLessThan(300);
  });

  it('has both its neighbours on the published clock', async () => {
    for (const { at: known, changes } of await momentsOf('corrected'))
      for (const n of [LONG_AGO - 100, LONG_AGO, LONG_AGO + 30]) {
        const at = publishedAt(n);
        const { change, before, after } = (await page({ id: 'corrected', known, at })).moment.published;
        const told = { change, before: momentIn(before), after: momentIn(after) };
        expect([known, at, told]).toEqual([known, at, around(changes, at)]);
      }
  });

  /** In the latter days of the claim: what the desk knew by then, folded of the commits themselves. */
  async function momentsOf(claimId: string): Promise<{ at: string; changes: StatusChange[] }[]> {
    const stream = `claim-${claimId}`;
    const commits = await sql<Commit[]>`
      select at, version, events from stet_index.commits where stream = ${stream} and stands order by version`;
    const late = commits.slice(-40).filter((_, n) => n % 13 === 0);
    return late.map(({ at, version }) => {
      const claim = atOnce(
        stateInSteps(
          stream,
          commits.filter((one) => one.version <= version),
        ),
      );
      return { at, changes: atOnce(timelineInSteps((claim ?? noClaim) as Claim)) };
    });
  }

  interface Way {
    after?: Record<string, number> | undefined;
    handed?: Handed;
  }

  async function page(words: Words, { after, handed = { rows: 0 } }: Way = {}): Promise<Page> {
    const question = questions.find(({ path }) => path === '/claims/:id/timeline');
    const { answer } = await inSnapshot(
      sql,
      async (snapshot) =>
        question?.read(rowsHandedTo(snapshot, handed), { ...words, limit: String(PAGE) }, { ofKilled: true, after }),
      { ofKilled: true },
    );
    return answer as object as Page;
  }
});

/** With nearly all of it in the order of publication. */
function eventsOf(claimId: string): Fact[] {
  const chance = new Chance(claimId.length);
  const early = Array.from({ length: LONG_AGO }, (_, n) => statement(n));
  const late = Array.from({ length: LATELY }, (_, n) => LONG_AGO + n).flatMap((n) => [
    statement(n),
    ...(LATE[claimId]?.(chance, n) ?? []),
  ]);
  return [claimOnFile(), ...early, ...late].map((fact) => ({ ...fact, data: { ...fact.data, claimId } }) as Fact);
}

function statement(n: number): Fact {
  return ([asserts, denies, leavesOpen][(n * 31) % 3] ?? asserts)(`holder ${n % 3 === 0 ? n : n % 50}`, {
    statementId: `s-${n}`,
    publishedAt: publishedAt(n - (n % 4) + ((n * 3) % 4)),
    ...(n % 3 === 1 && { utterance: `u-${Math.floor(n / 12)}` }),
  });
}

/** The last change of the page before. */
function placeOf(change: StatusChange | undefined, ordinal: number): Record<string, number> | undefined {
  return change && { moment: earliest(change.at), ordinal };
}

/** Moments, as the answer links to them. */
function around(changes: StatusChange[], at: string) {
  const moments = [...new Set(changes.map((change) => earliest(change.at)))];
  const shown = moments.filter((moment) => moment <= Date.parse(at));
  const after = moments[shown.length];
  return { change: inIso(shown.at(-1)), before: inIso(shown.at(-2)), after: inIso(after) };
}

function inIso(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}

function momentIn(way: string | null): string | null {
  return way === null ? null : new URL(way, 'http://stet').searchParams.get('at');
}
