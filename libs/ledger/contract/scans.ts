/** A log is read through once, and judged, whatever adapter lies beneath. */
import {
  type Commit,
  encodeCommit,
  type Entry,
  headOf,
  type Ledger,
  type LogRecord,
  partitionOf,
  scan,
  Verdicts,
} from '#ledger';
import { eventually, type FreshLog } from '#testing';

const PARTITION = 2;

export function logsAreScanned(openLog: () => Promise<FreshLog>): void {
  describe('is scanned', () => {
    let log: FreshLog;
    let ledger: Ledger;

    beforeEach(async () => {
      log = await openLog();
      ledger = await log.open();
    });

    afterEach(async () => {
      await ledger.close();
      await log.drop();
    });

    async function write(...texts: string[]): Promise<void> {
      await ledger.append(texts.map((text) => entry(PARTITION, text)));
    }

    function haltOf(records: AsyncGenerator<LogRecord>): Promise<unknown> {
      return all(records).then(
        () => undefined,
        (error: unknown) => error,
      );
    }

    it('from its first record to where it ended when that began, though others go on writing', async () => {
      const texts = Array.from({ length: 1200 }, (_, n) => `${n}`);
      for (let n = 0; n < texts.length; n += 300) await write(...texts.slice(n, n + 300));
      await ledger.append([entry(0, 'first'), entry(11, 'last')]);
      const records = scan(ledger);
      const { value: first } = await records.next();
      await ledger.append([entry(PARTITION, 'later'), entry(11, 'later')]);
      const read = [first as LogRecord, ...(await all(records))];
      expect(textsOf(read)).toEqual(['first', ...texts, 'last']);
      const there = read.filter(({ partition }) => partition === PARTITION);
      expect(there.map(({ offset }) => offset)).toEqual([...texts.keys()]);
    });

    it('between two positions, and in some partitions alone', async () => {
      await write('one', 'two', 'three', 'four');
      await ledger.append([entry(5, 'elsewhere')]);
      const from = [0, 0, 1];
      expect(textsOf(await all(scan(ledger, { from })))).toEqual(['two', 'three', 'four', 'elsewhere']);
      expect(textsOf(await all(scan(ledger, { from, until: [0, 0, 3] })))).toEqual(['two', 'three']);
      expect(textsOf(await all(scan(ledger, { partitions: [5] })))).toEqual(['elsewhere']);
      expect(await all(scan(ledger, { from: [0, 0, 4], partitions: [PARTITION] }))).toEqual([]);
    });

    it('no further than its reader goes', async () => {
      await write('one', 'two');
      for await (const { value } of scan(ledger)) {
        expect(value.toString()).toBe('one');
        break;
      }
    });

    it('not past a hole, nor past the end, nor from a beginning that is lost', async () => {
      await write('one', 'two');
      expect(await haltOf(scan(ledger, { until: [0, 0, 3] }))).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
      await log.leaveHole(PARTITION);
      await write('after');
      // On Kafka a transaction's marker makes the hole, and it may come later than what is written after it.
      expect(await eventually(() => haltOf(scan(ledger)))).toMatchObject({ code: 'ledger.hole' });
      await log.loseFirst(PARTITION);
      expect(await haltOf(scan(ledger))).toMatchObject({ code: 'ledger.start-lost' });
    });

    it('and judged: what stands does, and what was repeated, beaten to it or out of its place is void', async () => {
      const first = commit('first', { after: 0, on: null });
      const second = commit('second', { after: 1, on: headOf(encodeCommit(first)) });
      const beaten = commit('beaten', { after: 1, on: headOf(encodeCommit(first)) });
      const values = [first, first, second, beaten].map(encodeCommit);
      const nowhere = (placeOf(first.stream).partition + 1) % ledger.partitions;
      await ledger.append([
        ...values.map((value) => ({ ...placeOf(first.stream), value })),
        { ...placeOf(first.stream), value: Buffer.from('nonsense') },
        { ...placeOf(first.stream), partition: nowhere, value: encodeCommit(first) },
      ]);
      const verdicts = new Verdicts(ledger.partitions);
      const judged = (await all(scan(ledger))).map((record) => verdicts.on(record));
      const standing = judged.filter(({ verdict }) => verdict.stands);
      expect(standing.map(({ commit, offset }) => [commit?.id, offset])).toEqual([
        ['first', 0],
        ['second', 2],
      ]);
      expect(judged).toHaveLength(6);
    });

    function placeOf(stream: string) {
      return { partition: partitionOf(stream, ledger.partitions), key: stream };
    }
  });
}

function entry(partition: number, text: string): Entry {
  return { partition, key: 'some-stream', value: Buffer.from(text) };
}

function commit(id: string, on: Pick<Commit, 'after' | 'on'>): Commit {
  const said = { command: 'RegisterClaim', digest: 'd', by: 'tool:test', at: '2026-11-22T08:00:00.000Z' };
  return { v: 1, id, stream: 'claim-nk-troops', ...said, ...on, events: [{ type: 'ClaimRegistered', data: {} }] };
}

async function all(records: AsyncGenerator<LogRecord>): Promise<LogRecord[]> {
  const read: LogRecord[] = [];
  for await (const record of records) read.push(record);
  return read;
}

function textsOf(records: LogRecord[]): string[] {
  return records.map(({ value }) => value.toString());
}
