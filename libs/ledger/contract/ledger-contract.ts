/**
 * What a reader and a writer of the log may rely on, whatever adapter lies beneath. Run for each.
 * Which commits stand is not the adapter's business: it moves bytes.
 */
import type { Entry, Ledger, LogRecord } from '#ledger';
import type { FreshLog } from '#testing';
import { abortedAppendsLeaveNoHole } from './aborted-appends.js';
import { readersHalt } from './halts.js';
import { Reader } from './reader.js';
import { logsAreScanned } from './scans.js';
import { recordsAreReadAlone } from './single-reads.js';

export function ledgerKeepsItsContract(adapter: string, openLog: () => Promise<FreshLog>): void {
  describe(`the ${adapter} ledger`, () => {
    let fresh: FreshLog;
    let ledger: Ledger;
    let ledgers: Ledger[] = [];

    beforeEach(async () => {
      fresh = await openLog();
      ledger = await connect();
    });

    afterEach(async () => {
      await Promise.all(ledgers.map((one) => one.close()));
      await fresh.drop();
      ledgers = [];
    });

    async function connect(): Promise<Ledger> {
      const connected = await fresh.open();
      ledgers.push(connected);
      return connected;
    }

    it('has twelve partitions, all empty, and one name for all who connect, which no other has', async () => {
      expect(await ledger.bounds()).toEqual(Array.from({ length: 12 }, () => ({ start: 0, end: 0 })));
      expect((await connect()).identity).toBe(ledger.identity);
      const another = await openLog();
      const elsewhere = await another.open();
      expect(elsewhere.identity).not.toBe(ledger.identity);
      await elsewhere.close();
      await another.drop();
    });

    it('keeps bytes and keys as they were written', async () => {
      const value = Buffer.from([0, 255, 10, 13, 0xe2, 0x82, 0xac]);
      const before = Date.now();
      await ledger.append([{ partition: 7, key: 'claim-ä', value }]);
      const [record] = await ledger.read(7, 0, 10);
      expect(record).toMatchObject({ partition: 7, offset: 0, key: 'claim-ä', value });
      expect(record?.appendedAt).toBeGreaterThan(before - 2000);
    });

    it('hands every record over once, in the order of its partition, with no offset left out, whoever writes', async () => {
      const other = await connect();
      const reader = await Reader.of(ledger);
      const rounds = Array.from({ length: 40 }, (_, n) => round(n));
      await Promise.all(rounds.map((entries, n) => (n % 2 === 0 ? ledger : other).append(entries)));
      const records = await reader.untilRead(rounds.flat().map(({ value }) => value.toString()));
      for (const partition of [0, 1, 2]) {
        const there = records.filter((record) => record.partition === partition);
        expect(there.map(({ offset }) => offset)).toEqual(there.map((_, offset) => offset));
        expect(there).toEqual(await ledger.read(partition, 0, 200));
      }
    });

    it('keeps the records of one round and partition next to each other', async () => {
      const other = await connect();
      const chains = Array.from({ length: 20 }, (_, n) => ({ n, by: n % 2 === 0 ? ledger : other }));
      await Promise.all(chains.map(({ n, by }) => by.append([entry(3, `${n}-1`), entry(3, `${n}-2`)])));
      const values = (await ledger.read(3, 0, 100)).map(({ value }) => value.toString());
      for (const { n } of chains) expect(values.indexOf(`${n}-2`)).toBe(values.indexOf(`${n}-1`) + 1);
    });

    it('gives a reader that was restarted mid-way the rest, once', async () => {
      const before = ['one', 'two', 'three'];
      for (const text of before) await ledger.append([entry(5, text)]);
      const first = await Reader.of(ledger);
      await first.untilRead(before);
      await first.stop();
      await ledger.append([entry(5, 'after'), entry(6, 'elsewhere')]);
      const second = await Reader.of(await connect(), { from: first.checkpoints });
      const rest = await second.untilRead(['after', 'elsewhere']);
      for (const { value } of rest) expect(before).not.toContain(value.toString());
    });

    it('shares its partitions among a group: each record is one reader’s, and another takes over', async () => {
      const seen: LogRecord[] = [];
      const one = await Reader.of(ledger, { group: `stet.${ledger.identity}`, seen });
      await ledger.append([entry(0, 'a'), entry(1, 'b')]);
      await one.untilRead(['a', 'b']);
      const other = await Reader.of(await connect(), { group: `stet.${ledger.identity}`, seen });
      await one.stop();
      await ledger.append([entry(0, 'c'), entry(1, 'd')]);
      await other.untilRead(['c', 'd']);
      expect(new Set(seen.map(({ partition, offset }) => `${partition}:${offset}`)).size).toBe(seen.length);
    });

    it('refuses another number of partitions than it was made with', async () => {
      await expect(fresh.open({ partitions: 6 })).rejects.toMatchObject({
        code: 'ledger.wrong-setting',
        message: expect.stringMatching(/has 12 partitions, not 6.*Name another/),
      });
    });

    recordsAreReadAlone(openLog);
    logsAreScanned(openLog);
    abortedAppendsLeaveNoHole(openLog);
    readersHalt(openLog);
  });
}

/** Three records, in three partitions. */
function round(n: number): Entry[] {
  return [0, 1, 2].map((partition) => entry(partition, `${n}-${partition}`));
}

function entry(partition: number, text: string): Entry {
  return { partition, key: 'some-stream', value: Buffer.from(text) };
}
