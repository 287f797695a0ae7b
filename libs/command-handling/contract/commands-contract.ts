/**
 * What whoever posts a command may rely on, whatever ledger lies beneath. Run for each adapter.
 * `openLog` makes a fresh log; `open` connects one more process to it.
 */
import { appendingBy, type FreshLog, Gate, readingHeldBack } from '#testing';
import { brokenRecords } from './broken-records.js';
import { add, open, STREAM } from './counter.js';
import { Writers } from './writers.js';

export function commandsKeepTheirContract(adapter: string, openLog: () => Promise<FreshLog>): void {
  describe(`commands over the ${adapter} ledger`, () => {
    let writers: Writers;

    beforeEach(async () => {
      writers = await Writers.over(openLog);
    });

    afterEach(() => writers.close());

    it('answers when the commit has been read back, with its version and place', async () => {
      const commands = await writers.start();
      expect(await commands.post(open('first'))).toMatchObject({
        kind: 'stands',
        stream: STREAM,
        version: 1,
        id: 'first',
      });
      expect(await commands.post(add('second', 5))).toMatchObject({
        version: 2,
        events: [{ type: 'Added', data: { by: 5 } }],
      });
      expect(await writers.standing()).toHaveLength(2);
    });

    it('lets two writers race on one stream, and both end up standing, in the order of the log', async () => {
      const [a, b] = [await writers.start(), await writers.start()];
      await a.post(open('open'));
      const posts = Array.from({ length: 20 }, (_, n) => [a.post(add(`a-${n}`, 1)), b.post(add(`b-${n}`, 1))]).flat();
      const versions = (await Promise.all(posts)).map((outcome) => (outcome.kind === 'stands' ? outcome.version : 0));
      expect([...versions].sort((x, y) => x - y)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
      const commits = await writers.standing();
      expect(commits).toHaveLength(41);
      expect(new Set(commits.map(({ id }) => id)).size).toBe(41);
    });

    it('writes a key once when it is posted twice to one process', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      const [first, repeat] = await Promise.all([a.post(add('key', 5)), a.post(add('key', 5))]);
      expect(repeat).toEqual(first);
      expect(await a.post(add('key', 5))).toEqual(first);
      expect(await writers.standing()).toHaveLength(2);
    });

    it('writes a key once when it is posted to two processes at once', async () => {
      const [a, b] = [await writers.start(), await writers.start()];
      await a.post(open('open'));
      const [here, there] = await Promise.all([a.post(add('key', 5)), b.post(add('key', 5))]);
      expect(there).toEqual(here);
      expect(await writers.standing()).toHaveLength(2);
    });

    it('refuses a key that comes back with other content', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      await a.post(add('key', 5));
      await expect(a.post(add('key', 6))).rejects.toMatchObject({ code: 'command.other-content' });
    });

    it('refuses a version that the stream has not', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      await expect(a.post({ ...add('late', 1), ifMatch: 0 })).rejects.toMatchObject({
        code: 'stream.moved',
        version: 1,
      });
      expect(await a.post({ ...add('in time', 1), ifMatch: 1 })).toMatchObject({ version: 2 });
    });

    it('refuses a version that the stream has not, however far it has come', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      for (let n = 1; n < 6; n++) {
        await expect(a.post({ ...add(`late-${n}`, 1), ifMatch: n - 1 })).rejects.toMatchObject({ version: n });
        expect(await a.post({ ...add(`in time-${n}`, 1), ifMatch: n })).toMatchObject({ version: n + 1 });
        await expect(a.post({ ...add(`early-${n}`, 1), ifMatch: n + 2 })).rejects.toMatchObject({ version: n + 1 });
      }
    });

    it('refuses a version that the stream has not, in the midst of a chain as well', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      const adds = Array.from({ length: 8 }, (_, n) => a.post(add(`n-${n}`, 1)));
      const [fits, late] = [a.post({ ...add('fits', 1), ifMatch: 9 }), a.post({ ...add('late', 1), ifMatch: 9 })];
      await expect(late).rejects.toMatchObject({ code: 'stream.moved', version: 10 });
      expect(await fits).toMatchObject({ version: 10 });
      await Promise.all(adds);
    });

    it('decides a chain again whose first commit is beaten by a competitor with as many events', async () => {
      const gate = new Gate();
      const [a, b] = [
        await writers.start((ledger) => appendingBy(ledger, (append) => gate.passed.then(append))),
        await writers.start(),
      ];
      await b.post(open('open'));
      const chain = [a.post(add('a-1', 1)), a.post(add('a-2', 2))];
      await b.post(add('b-1', 10));
      gate.open();
      await Promise.all(chain);
      expect((await writers.standing()).map(({ id }) => id)).toEqual(['open', 'b-1', 'a-1', 'a-2']);
    });

    it('survives a batch that the log holds twice', async () => {
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => append().then(append)));
      await Promise.all([a.post(open('open')), a.post(add('one', 1)), a.post(add('two', 2))]);
      expect((await writers.standing()).map(({ id }) => id)).toEqual(['open', 'one', 'two']);
    });

    it('answers what the log says when the answer to a send is lost', async () => {
      const lost = () => Promise.reject(new Error('connection lost'));
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => append().then(lost)));
      expect(await a.post(open('open'))).toMatchObject({ version: 1 });
      expect(await writers.standing()).toHaveLength(1);
    });

    it('sends again what the client library reports as sent and the log never got', async () => {
      let sends = 0;
      const a = await writers.start((ledger) =>
        appendingBy(ledger, (append) => (sends++ === 0 ? Promise.resolve() : append())),
      );
      expect(await a.post(open('open'))).toMatchObject({ version: 1 });
      expect(sends).toBe(2);
      expect(await writers.standing()).toHaveLength(1);
    });

    it('says that an outcome is unknown when the log has not told in time, and the commit may stand later', async () => {
      const gate = new Gate();
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => gate.passed.then(append)), {
        limits: { deadlineMs: 100 },
      });
      expect(await a.post(open('open'))).toEqual({ kind: 'unknown', id: 'open', stream: STREAM });
      gate.open();
      const b = await writers.start();
      expect(await b.post(open('open'))).toMatchObject({ kind: 'stands', version: 1 });
      expect(await writers.standing()).toHaveLength(1);
    });

    it('does not refuse what it would allow had it read the log to its end', async () => {
      const gate = new Gate();
      const lagging = await writers.start((ledger) => readingHeldBack(ledger, gate));
      const other = await writers.start();
      await other.post(open('open'));
      expect(await lagging.post(add('late', 1))).toMatchObject({ kind: 'stands', version: 2 });
      expect(gate.isOpen).toBe(true);
    });

    it('decides a hot stream in chains: many commands, few rounds, one order', async () => {
      let rounds = 0;
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => (rounds++, append())));
      await a.post(open('open'));
      const ids = Array.from({ length: 100 }, (_, n) => `n-${n}`);
      await Promise.all(ids.map((id) => a.post(add(id, 1))));
      expect((await writers.standing()).map(({ id }) => id)).toEqual(['open', ...ids]);
      expect(rounds).toBeLessThan(20);
    });

    it('carries on after a restart, and still knows every key', async () => {
      const a = await writers.start();
      await a.post(open('open'));
      const before = await a.post(add('key', 5));
      await a.stop();
      const again = await writers.start();
      expect(await again.post(add('key', 5))).toEqual(before);
      expect(await again.post(add('next', 1))).toMatchObject({ version: 3 });
    });

    it('passes over broken records, and they are void for everybody', async () => {
      const ledger = await writers.connect();
      const a = await writers.start();
      await a.post(open('open'));
      for (const broken of brokenRecords(ledger.partitions)) await ledger.append([broken]);
      expect(await a.post(add('next', 1))).toMatchObject({ version: 2 });
      expect(await writers.standing()).toHaveLength(2);
    });
  });
}
