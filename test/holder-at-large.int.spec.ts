/**
 * A holder once cost what it had said: its first page reads no more of ten thousand statements than of a hundred. Nor does
 * an outlet that carries one of their claims cost what all others carry.
 */
import { encodeCommit, partitionOf } from '#ledger';
import { streamName } from '#newsroom';
import { connect, type Sql } from '#postgres';
import { freshDatabase, type FreshDatabase, SimulatedLog } from '#testing';
import { inSnapshot, questions } from '#views';
import { projectorByHand, type ProjectorByHand } from '../libs/projector/test/projector-by-hand.js';
import { rowsReadBy } from './rows-read.js';

const PARTITIONS = 12;
const [FEW, MANY] = [20, 2000];
const ON_EACH = 5;
const reader = { ofKilled: false, ofVoid: false };

describe('a holder with ten thousand statements on two thousand claims', () => {
  let database: FreshDatabase;
  let sql: Sql;
  let projector: ProjectorByHand;

  beforeAll(async () => {
    database = await freshDatabase();
    sql = connect(database.url, { max: 4 });
    const log = new SimulatedLog(PARTITIONS, () => Date.UTC(2026, 10, 22, 9));
    projector = await projectorByHand(log, { sql, isFirst: true });
    log.append([outlet('seldom'), ...['few', 'many'].map(onFile), ...claims('few', FEW), ...claims('many', MANY)]);
    await projector.hand(log.all());
    await sql.unsafe('analyze');
  });

  afterAll(async () => {
    await projector.stop();
    await sql.end();
    await database.drop();
  });

  it.each([
    ['/holders/:id', (id: string) => ({ id })],
    ['/claims', (holder: string) => ({ holder })],
  ])('costs a first page of %s no more than thrice one with a hundred', async (path, asked) => {
    const [few, many] = [await read(path, asked('few')), await read(path, asked('many'))];
    expect([few.rows > 20, many.rows <= 3 * few.rows, many.blocks <= 3 * few.blocks]).toEqual([true, true, true]);
  });

  it.each(['/outlets/:id', '/outlets/:id/claims'])(
    'does not have all of them read for %s of an outlet that carries one of its claims',
    async (path) => {
      const { answer, rows, blocks } = await read(path, { id: 'seldom' });
      expect(answer).toMatchObject({ claims: [{ claimId: 'many-1999', statements: 1 }] });
      expect([rows < 50, blocks < 50, { rows, blocks }]).toEqual([true, true, { rows, blocks }]);
    },
  );

  it('is told whole, over the pages, in the order of time', async () => {
    const question = questions.find(({ path }) => path === '/holders/:id');
    let told: string[] = [];
    for (let after: Key | undefined, more = true; more;) {
      const asked = { id: 'many', limit: '500' };
      const { answer } = await inSnapshot(
        sql,
        async (snapshot) => question?.read(snapshot, asked, { ...reader, after }),
        reader,
      );
      const { statements, next } = answer as unknown as { statements: Told[]; next: Key | null };
      told = [...told, ...statements.map(({ publishedAt, statementId }) => `${publishedAt} ${statementId}`)];
      [after, more] = [next ?? undefined, next !== null];
    }
    expect([told.length, new Set(told).size]).toEqual([MANY * ON_EACH, MANY * ON_EACH]);
    const days = told.map((one) => one.slice(0, 24));
    expect(days).toEqual(days.toSorted());
  });

  async function read(path: string, asked: Record<string, string>) {
    const question = questions.find((one) => one.path === path);
    const { answer } = await inSnapshot(
      sql,
      (snapshot) => rowsReadBy(snapshot, async (told) => question?.read(told, { ...asked, limit: '20' }, reader)),
      reader,
    );
    return answer;
  }
});

type Key = Record<string, string | number | null>;
interface Told {
  publishedAt: string;
  statementId: string;
}

function onFile(holderId: string) {
  return entry(streamName('holder', holderId), [
    { type: 'HolderRegistered', data: { holderId, name: `The ${holderId}`, kind: 'body' } },
  ]);
}

function outlet(outletId: string) {
  return entry(streamName('outlet', outletId), [{ type: 'OutletRegistered', data: { outletId, name: 'The Seldom' } }]);
}

function claims(holderId: string, count: number) {
  return Array.from({ length: count }, (_, n) => claim(holderId, n));
}

function claim(holderId: string, n: number) {
  const claimId = `${holderId}-${String(n).padStart(4, '0')}`;
  const statements = Array.from({ length: ON_EACH }, (_, k) => ({
    type: k % 2 ? 'ClaimDenied' : 'ClaimAsserted',
    data: {
      claimId,
      statementId: `${claimId}-${k}`,
      reportId: `r-${claimId}-${k}`,
      outletId: k === 0 && claimId === 'many-1999' ? 'seldom' : `o-${k}`,
      holder: { name: `The ${holderId}`, role: 'third_party_official' },
      act: k % 2 ? 'denies' : 'states',
      basis: 'named',
      place: 'body',
      framing: { headline: 'reports', body: 'reports' },
      publishedAt: new Date(Date.UTC(2024, 9, 1, 0, n * 7 + k)).toISOString(),
    },
  }));
  return entry(streamName('claim', claimId), [
    { type: 'ClaimRegistered', data: { claimId, proposition: `What ${claimId} says` } },
    ...statements,
    { type: 'HolderIdentified', data: { claimId, name: `The ${holderId}`, holderId, by: 'courier' } },
  ]);
}

function entry(stream: string, events: { type: string; data: object }[]) {
  const at = '2024-11-30T00:00:00.000Z';
  const rest = { command: 'Test', digest: 'd', events, by: 'tool:test', at };
  const value = encodeCommit({ v: 1, id: `id-${stream}`, stream, after: 0, on: null, ...rest });
  return { partition: partitionOf(stream, PARTITIONS), key: stream, value };
}
