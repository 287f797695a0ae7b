/** What is taken away from a log under a running process stops that process, as it would at its start. Run for each adapter. */
import type { FreshLog } from '#testing';

const PARTITION = 2;

export function ledgerSeesWhatIsTakenAway(adapter: string, openLog: () => Promise<FreshLog>): void {
  describe(`the ${adapter} ledger, while a process runs over it and nothing comes,`, () => {
    it.each<{ what: string; code: string; message: RegExp; takeAway(log: FreshLog): Promise<void> }>([
      {
        what: 'loses its beginning',
        code: 'ledger.start-lost',
        message: /^Partition 2 begins at 1: .* Restore it, then restart\.$/,
        takeAway: loseFirst,
      },
      {
        what: 'is deleted',
        code: 'ledger.gone',
        message: /Restore it from a copy\. Do not start over an empty one before/,
        takeAway: vanish,
      },
    ])('$what, and is not gone on with', async ({ code, message, takeAway }) => {
      const log = await openLog();
      const ledger = await log.open({ lookEveryMs: 50 });
      for (const text of ['one', 'two'])
        await ledger.append([{ partition: PARTITION, key: 'some-stream', value: Buffer.from(text) }]);
      await takeAway(log);
      expect(await ledger.halted).toMatchObject({ code, message: expect.stringMatching(message) });
      await ledger.close();
      await log.drop();
    });
  });
}

function loseFirst(log: FreshLog): Promise<void> {
  return log.loseFirst(PARTITION);
}

function vanish(log: FreshLog): Promise<void> {
  return log.vanish();
}
