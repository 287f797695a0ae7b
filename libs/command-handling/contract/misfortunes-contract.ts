/**
 * What must come out right whatever happens between a process and its log: copies that come late or twice, answers that
 * do not come, processes that die, lag, or go by a wrong clock. Run for each adapter.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { type Commands, NotReady, type Outcome } from '#command-handling';
import { type Ledger, LedgerHalt, NotAppended, partitionOf } from '#ledger';
import { appendingBy, eventually, type FreshLog, Gate, haltingBy, readingUntil, roundsBy } from '#testing';
import { realTime } from '../src/time.js';
import { add, open, STREAM } from './counter.js';
import { viewsOf } from './views-of.js';
import { Writers } from './writers.js';

export function commandsSurviveMisfortune(adapter: string, openLog: () => Promise<FreshLog>): void {
  describe(`commands over the ${adapter} ledger, when things go wrong`, () => {
    let writers: Writers;

    beforeEach(async () => {
      writers = await Writers.over(openLog);
    });

    afterEach(() => writers.close());

    async function idsStanding(): Promise<string[]> {
      return (await writers.standing()).map(({ id }) => id);
    }

    it('takes what twenty callers post at three processes on one stream, and all of it stands once', async () => {
      const processes = [await writers.start(), await writers.start(), await writers.start()];
      await processes[0]?.post(open('open'));
      const call = async (caller: number): Promise<Outcome[]> => {
        const outcomes: Outcome[] = [];
        for (let n = 0; n < 5; n++) {
          const process = processes[(caller + n) % processes.length] as Commands;
          outcomes.push(await process.post(add(`${caller}-${n}`, 1)));
        }
        return outcomes;
      };
      const outcomes = (await Promise.all(Array.from({ length: 20 }, (_, caller) => call(caller)))).flat();
      expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'stands'));
      const ids = await idsStanding();
      expect(ids.toSorted()).toEqual(['open', ...outcomes.map(({ id }) => id)].toSorted());
    });

    it('decides anew after another wrote, and a late copy of the first decision changes nothing', async () => {
      let late: (() => Promise<void>) | undefined;
      const lost = (append: () => Promise<void>) => Promise.resolve(void (late = append));
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => (late ? append() : lost(append))));
      const b = await writers.start();
      await b.post(open('open'));
      const posted = a.post(add('a', 1));
      await eventually(() => Promise.resolve(late !== undefined));
      await b.post(add('b', 10));
      const first = await posted;
      await late?.();
      expect(await a.post(add('after', 1))).toMatchObject({ version: 4 });
      expect(await idsStanding()).toEqual(['open', 'b', 'a', 'after']);
      expect(await b.post(add('a', 1))).toEqual(first);
    });

    it('tells whoever posted what the log refused for certain that nothing was written, and takes it again', async () => {
      let isFull = false;
      const refuse = () => Promise.reject(new NotAppended('no room'));
      const a = await writers.start((ledger) => appendingBy(ledger, (append) => (isFull ? refuse() : append())));
      await a.post(open('open'));
      isFull = true;
      const posts = [a.post(add('one', 1)), a.post(add('two', 2)), a.post(add('three', 3))];
      for (const refused of await Promise.allSettled(posts))
        expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'service.not-ready' } });
      isFull = false;
      expect(await a.post(add('two', 2))).toMatchObject({ kind: 'stands', version: 2 });
      expect(await idsStanding()).toEqual(['open', 'two']);
    });

    it('refuses nothing that an earlier try may have brought into the log', async () => {
      const tries: (() => Promise<void>)[] = [];
      const a = await writers.start((ledger) =>
        appendingBy(ledger, (append) => {
          tries.push(append);
          if (tries.length === 1) return Promise.reject(new Error('the connection was lost'));
          return tries.length === 2 ? Promise.reject(new NotAppended('no room')) : append();
        }),
      );
      expect(await a.post(open('open'))).toMatchObject({ kind: 'stands', version: 1 });
      expect(tries).toHaveLength(3);
      expect(await idsStanding()).toEqual(['open']);
    });

    it('answers nothing about a void that a delayed copy may still turn', async () => {
      const gate = new Gate();
      const a = await writers.start((ledger) =>
        roundsBy(ledger, async (round, append) => {
          if (round.length < 2 || gate.isOpen) return append(round);
          await append(round.slice(1));
          return gate.passed.then(() => append(round));
        }),
      );
      // While it is on its way, what comes after it becomes a chain.
      const opened = a.post(open('open'));
      const both = Promise.all([a.post(add('one', 1)), a.post(add('two', 2))]);
      await opened;
      // A refusal in the same partition comes only once its end has been read: the second half, void as yet.
      const counter = await neighbour();
      const ledger = await writers.connect();
      await eventually(async () => (await ledger.bounds()).some(({ end }) => end === 2));
      await expect(a.post({ ...open('x', { counter }), ifMatch: 9 })).rejects.toMatchObject({ code: 'stream.moved' });
      expect(await Promise.race([both, Promise.resolve('nothing yet')])).toBe('nothing yet');
      gate.open();
      expect(await both).toMatchObject([{ version: 2 }, { version: 3 }]);
      expect(await idsStanding()).toEqual(['open', 'one', 'two']);
    });

    it('decides on a stream that it had let go of, and whose views are ahead of what it has read', async () => {
      let until = Promise.resolve();
      const [gate, views] = [new Gate(), viewsOf(await writers.connect())];
      let sends = 0;
      const counted = (ledger: Ledger) => appendingBy(ledger, (append) => ((sends += 1), append()));
      const lagging = (around = { history: views, limits: { streams: 1 } }) =>
        writers.start((ledger) => readingUntil(counted(ledger), () => until), around);
      const [a, b] = [await lagging(), await writers.start()];
      await a.post(open('open'));
      await a.post(open('other', { counter: 'counter-2' }));
      until = gate.passed;
      await b.post(add('b-1', 1));
      await b.post(add('b-2', 1));
      const posted = a.post(add('a', 1));
      await eventually(() => Promise.resolve(views.asked.length === 3));
      // It waits for what the views have and it has not read: what it sent before would be decided on less.
      for (let turns = 0; turns < 20; turns++) await turn();
      expect(sends).toBe(2);
      gate.open();
      expect(await posted).toMatchObject({ kind: 'stands', version: 4 });
      expect(views.asked).toEqual([STREAM, 'counter-2', STREAM]);
      expect(await idsStanding()).toEqual(['open', 'b-1', 'b-2', 'a']);
    });

    it('answers a client at another process what the one that died between append and answer has written', async () => {
      const gate = new Gate();
      const dying = await writers.start((ledger) => readingUntil(ledger, () => gate.passed));
      const other = await writers.start();
      const unanswered = dying.post(open('open'));
      await eventually(async () => (await idsStanding()).length === 1);
      expect(await other.post(open('open'))).toMatchObject({ kind: 'stands', version: 1 });
      expect(await idsStanding()).toEqual(['open']);
      gate.open();
      await unanswered;
    });

    it('lets nobody wait when it stops, though its log is away: sent is unknown, and not sent is not written', async () => {
      const gate = new Gate();
      let sends = 0;
      const a = await writers.start((ledger) =>
        appendingBy(
          readingUntil(ledger, () => gate.passed),
          (append) => ((sends += 1), append()),
        ),
      );
      const sent = a.post(open('open'));
      await eventually(() => Promise.resolve(sends === 1));
      const waiting = expect(a.post(add('add', 1))).rejects.toBeInstanceOf(NotReady);
      const stopped = a.stop();
      expect(await sent).toEqual({ kind: 'unknown', id: 'open', stream: STREAM });
      await waiting;
      gate.open();
      await stopped;
      expect(await idsStanding()).toEqual(['open']);
    });

    it('stops at a commit of a later release, which it must not guess at', async () => {
      const [a, ledger] = [await writers.start(), await writers.connect()];
      const partition = partitionOf(STREAM, ledger.partitions);
      const value = Buffer.from(JSON.stringify({ v: 2, stream: STREAM }));
      await ledger.append([{ partition, key: STREAM, value }]);
      expect(await a.halted).toMatchObject({ code: 'ledger.unknown-version' });
      await expect(a.post(open('open'))).rejects.toThrow(
        new RegExp(`has stopped writing: Record 0 of partition ${partition} .*Start a later release`),
      );
    });

    it('stops writing when its log is taken away, and answers nothing that it cannot know', async () => {
      let takeAway: (halt: Error) => void = () => undefined;
      const halted = new Promise<Error>((halt) => (takeAway = halt));
      const a = await writers.start((ledger) => haltingBy(ledger, halted));
      await a.post(open('open'));
      takeAway(new LedgerHalt('ledger.gone', 'The topic was deleted.'));
      expect(await a.halted).toMatchObject({ code: 'ledger.gone' });
      await expect(a.post(add('more', 1))).rejects.toThrow('has stopped writing: The topic was deleted.');
    });

    it.each([
      ['ahead of', 10_000],
      ['behind', -10_000],
    ])('stops writing when its clock is %s the log’s by more than two seconds', async (how, off) => {
      const a = await writers.start(undefined, { time: { ...realTime, now: () => Date.now() + off } });
      void a.post(open('open')).catch(() => undefined);
      const halt = await a.halted;
      expect(halt).toMatchObject({ code: 'ledger.clock-off', message: expect.stringContaining(`ms ${how} the log's`) });
      await expect(a.post(add('more', 1))).rejects.toThrow('has stopped writing');
    });

    it('goes on with a clock that is off by less', async () => {
      const a = await writers.start(undefined, { time: { ...realTime, now: () => Date.now() + 1000 } });
      await a.post(open('open'));
      expect(await a.post(add('more', 1))).toMatchObject({ version: 2 });
    });

    /** Another counter in the same partition. */
    async function neighbour(): Promise<string> {
      const { partitions } = await writers.connect();
      const names = Array.from({ length: 1000 }, (_, n) => `counter-${n + 2}`);
      return names.find((name) => partitionOf(name, partitions) === partitionOf(STREAM, partitions)) ?? '';
    }
  });
}
