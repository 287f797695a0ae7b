/** A reader of a log that is not what was promised, or not the one that was read before, stops and says what to do. */
import { type Checkpoint, headOf, type Ledger } from '#ledger';
import type { FreshLog } from '#testing';
import { haltOf, Reader } from './reader.js';

const PARTITION = 2;

export function readersHalt(openLog: () => Promise<FreshLog>): void {
  describe('halts, and says what to do,', () => {
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
      for (const text of texts)
        await ledger.append([{ partition: PARTITION, key: 'some-stream', value: Buffer.from(text) }]);
    }

    async function makeAnew(): Promise<void> {
      await ledger.close();
      await log.makeAnew();
      ledger = await log.open();
    }

    function haltAfter(checkpoint: Checkpoint): Promise<Error> {
      return haltOf(ledger, { partition: PARTITION, ...checkpoint });
    }

    it('when an offset is no record’s', async () => {
      await write('one');
      await log.leaveHole(PARTITION);
      await write('after');
      expect(await haltAfter(AT_THE_START)).toMatchObject({
        code: 'ledger.hole',
        message: expect.stringMatching(
          /^Partition 2 has a hole: .*\. Restore the log, then restart; or, .* --leave-out 2:\d/,
        ),
      });
    });

    it('when it comes to the hole as it reads on', async () => {
      const reader = await Reader.of(ledger);
      await write('one');
      await reader.untilRead(['one']);
      await log.leaveHole(PARTITION);
      await write('after');
      expect(await reader.halted).toMatchObject({ code: 'ledger.hole' });
    });

    it('when the log has lost its beginning, whether the reader had come past it or not', async () => {
      await write('one', 'two');
      await log.loseFirst(PARTITION);
      for (const checkpoint of [AT_THE_START, readAll('one'), readAll('one', 'two')])
        expect(await haltAfter(checkpoint)).toMatchObject({
          code: 'ledger.start-lost',
          message: expect.stringContaining('Partition 2 begins at 1'),
        });
    });

    it('when more of a partition was read than there is', async () => {
      await write('one');
      expect(await haltAfter(readAll('one', 'two'))).toMatchObject({
        code: 'ledger.checkpoint-beyond-end',
        message: expect.stringContaining('Partition 2 ends at 1, and 2 records of it were read before'),
      });
    });

    it('when the log was made anew', async () => {
      await write('one');
      await makeAnew();
      expect(await haltAfter(readAll('one'))).toMatchObject({ code: 'ledger.checkpoint-beyond-end' });
    });

    it('when the log was made anew and has grown again, past what was read or not', async () => {
      await write('one');
      await makeAnew();
      for (const text of ['another', 'one']) {
        await write(text);
        expect(await haltAfter(readAll('one'))).toMatchObject({
          code: 'ledger.another-history',
          message: expect.stringContaining('Record 0 of partition 2 is another'),
        });
      }
    });
  });
}

const AT_THE_START: Checkpoint = { next: 0, lastHash: null };

function readAll(...texts: string[]): Checkpoint {
  return { next: texts.length, lastHash: headOf(Buffer.from(texts.at(-1) ?? '')) };
}
