/** A record is read by its place alone, whoever appends and follows meanwhile: what is decided may hang on one. */
import type { Entry, Ledger } from '#ledger';
import type { FreshLog } from '#testing';
import { Reader } from './reader.js';

const PARTITIONS = [0, 5, 11];

export function recordsAreReadAlone(openLog: () => Promise<FreshLog>): void {
  describe('reads one record by its place,', () => {
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

    it('the very one that is there, whether it came alone or among others', async () => {
      await ledger.append(['first', 'second', 'third'].map((text) => entry(5, text)));
      await ledger.append([entry(5, 'alone')]);
      const texts = ['first', 'second', 'third', 'alone'];
      expect(await Promise.all(texts.map((_, offset) => textAt(5, offset)))).toEqual(texts);
      expect((await ledger.read(5, 1, 2)).map(({ value }) => value.toString())).toEqual(['second', 'third']);
    });

    it('and finds none at the end, beyond it, or in a partition where nothing is', async () => {
      await ledger.append([entry(5, 'only')]);
      for (const place of [1, 2, 1_000_000]) expect(await ledger.read(5, place, 1)).toEqual([]);
      expect(await ledger.read(6, 0, 1)).toEqual([]);
      expect(await textAt(5, 0)).toBe('only');
    });

    it('of several partitions at once, while others append and a reader follows', async () => {
      const [reader, other] = [await Reader.of(ledger), await log.open()];
      const rounds = Array.from({ length: 30 }, (_, n) => PARTITIONS.map((partition) => entry(partition, `${n}`)));
      const appended = Promise.all(rounds.map((round) => other.append(round)));
      const early = await Promise.all(PARTITIONS.map((partition) => ledger.read(partition, 0, 1)));
      await appended;
      // It goes on reading: what it had read by now.
      const followed = [...(await reader.untilRead(rounds.map((_, n) => `${n}`)))];
      const alone = await Promise.all(followed.map(({ partition, offset }) => ledger.read(partition, offset, 1)));
      expect(alone).toEqual(followed.map((record) => [record]));
      for (const [record] of early) if (record) expect(followed).toContainEqual(record);
      await other.close();
    });

    async function textAt(partition: number, offset: number): Promise<string | undefined> {
      const [record] = await ledger.read(partition, offset, 1);
      return record?.value.toString();
    }
  });
}

function entry(partition: number, text: string): Entry {
  return { partition, key: 'some-stream', value: Buffer.from(text) };
}
