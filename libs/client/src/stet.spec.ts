/** Misfortunes between a client and its door: whatever is lost on the way, each command stands once, and is answered. */
import { array, asyncProperty, assert, constantFrom, integer } from 'fast-check';
import { type Line, type LineAnswer, Stet } from '#client';
import { FATES, MemoryDoor, problem } from '../test/memory-door.js';

const URL = 'http://door.example';
const FAST = { url: URL, pauseMs: 0 };
const outlet = { outletId: 'tass', name: 'TASS' };
const fates = array(constantFrom(...FATES), { maxLength: 12 });

describe('a command that is posted', () => {
  it('stands once and is answered, whatever becomes of its requests and their answers', () =>
    assert(
      asyncProperty(fates, async (misfortunes) => {
        const door = new MemoryDoor(misfortunes);
        const stet = new Stet({ ...FAST, fetch: door.fetch });
        const standing = await stet.post('register-outlet', outlet, { key: 'k' });
        expect(standing).toMatchObject({ id: 'k', stream: 'outlet-tass', position: '0:1' });
        expect([door.log.length, stet.position]).toEqual([1, '0:1']);
      }),
    ));

  it('is not posted again once it is refused, and its caller hears why', async () => {
    let tries = 0;
    const refusal = { ...problem(400, 'command.invalid'), errors: [{ field: 'name', message: 'name is missing' }] };
    const stet = new Stet({
      ...FAST,
      fetch: () => Promise.resolve(json(refusal, { status: 400, tries: (tries += 1) })),
    });
    await expect(stet.post('register-outlet', outlet, { key: 'k' })).rejects.toMatchObject({
      problem: { code: 'command.invalid' },
      message: 'register-outlet k was refused: 400 command.invalid. It is command.invalid. name: name is missing.',
    });
    expect(tries).toBe(1);
  });

  it('is given up at its caller’s limit where the door is busy for ever, with what the door said last', async () => {
    const stet = new Stet({ ...FAST, fetch: busyFor('30') });
    const posted = stet.post('register-outlet', outlet, { key: 'k', signal: AbortSignal.timeout(30) });
    await expect(posted).rejects.toThrow(
      /^register-outlet k was given up after 1 try\. The last one: 503 service\.not-ready\. .*what was posted may stand yet: posted again under its key, it is answered\.$/,
    );
  });

  it('is given up after the client’s own patience where its caller has no limit', async () => {
    const stet = new Stet({ ...FAST, fetch: busyFor('0'), patienceMs: 30 });
    await expect(stet.post('register-outlet', outlet)).rejects.toThrow(/given up after \d+ tries/);
  });

  it('is given up where nobody answers at all', async () => {
    const hangs = (_: unknown, { signal }: RequestInit = {}) =>
      new Promise<Response>((_answer, fail) => signal?.addEventListener('abort', () => fail(new Error('aborted'))));
    const posted = new Stet({ ...FAST, fetch: hangs }).post('register-outlet', outlet, {
      signal: AbortSignal.timeout(20),
    });
    await expect(posted).rejects.toThrow(/given up after 1 try\. The last one: no answer came in time/);
  });
});

describe('many lines', () => {
  it('stand once each and are answered in their order, each behind the one it needs, whatever is lost', () =>
    assert(
      asyncProperty(fates, integer({ min: 0, max: 450 }), async (misfortunes, count) => {
        const door = new MemoryDoor(misfortunes);
        const answers = await all(new Stet({ ...FAST, fetch: door.fetch }).bulk(chain(count)));
        expect(answers.map(({ id, status }) => [id, status])).toEqual(chain(count).map(({ id }) => [id, 201]));
        expect(door.log.map(({ id }) => id)).toEqual(chain(count).map(({ id }) => id));
      }),
      { numRuns: 60 },
    ));

  it('go on behind one that is refused', async () => {
    const [first, second] = chain(2);
    const orphan = { command: 'register-outlet', id: 'orphan', body: { ...outlet, after: 'nobody' } } as Line;
    const lines = [first, orphan, second] as Line[];
    const answers = await all(new Stet({ ...FAST, fetch: new MemoryDoor().fetch }).bulk(lines));
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 201]);
    expect(answers[1]).toMatchObject({ id: 'orphan', code: 'outlet.not-on-file' });
  });

  it('are not taken from their source before their answers are wanted: a slow reader holds few of them', async () => {
    let taken = 0;
    function* source(): Generator<Line> {
      for (const line of chain(2000)) {
        taken += 1;
        yield line;
      }
    }
    let answered = 0;
    for await (const { status } of new Stet({ ...FAST, fetch: new MemoryDoor().fetch }).bulk(source())) {
      answered += 1;
      expect(status).toBe(201);
      expect(taken - answered).toBeLessThanOrEqual(201);
    }
    expect(answered).toBe(2000);
  });

  it('of a source that pauses are answered while it does', async () => {
    let answered: () => void = () => undefined;
    const hasAnswer = new Promise<void>((resolve) => (answered = resolve));
    async function* source(): AsyncGenerator<Line> {
      const [first, second] = chain(2) as [Line, Line];
      yield first;
      await hasAnswer;
      yield second;
    }
    const ids: string[] = [];
    for await (const { id } of new Stet({ ...FAST, fetch: new MemoryDoor().fetch }).bulk(source())) {
      ids.push(id);
      answered();
    }
    expect(ids).toEqual(['key-0', 'key-1']);
  });

  it('that their source gave before it failed are answered, and then its failure is told', async () => {
    function* source(): Generator<Line> {
      yield* chain(3);
      throw new Error('the file is broken');
    }
    const statuses: number[] = [];
    const posting = (async () => {
      for await (const { status } of new Stet({ ...FAST, fetch: new MemoryDoor().fetch }).bulk(source()))
        statuses.push(status);
    })();
    await expect(posting).rejects.toThrow('the file is broken');
    expect(statuses).toEqual([201, 201, 201]);
  });

  it('are given up at their caller’s limit where the door is busy for ever', async () => {
    const stet = new Stet({ ...FAST, fetch: busyFor('0') });
    const posted = all(stet.bulk(chain(3), { signal: AbortSignal.timeout(30) }));
    await expect(posted).rejects.toThrow(/^posting 3 lines from key-0 on was given up after .* 503 service\.not-ready/);
  });
});

/** Outlets, each of which needs the one before. */
function chain(count: number): Line[] {
  return Array.from({ length: count }, (_, n) => {
    const after = n === 0 ? {} : { after: `o-${n - 1}` };
    return { command: 'register-outlet', id: `key-${n}`, body: { outletId: `o-${n}`, name: 'One', ...after } };
  });
}

async function all(answers: AsyncIterable<LineAnswer>): Promise<LineAnswer[]> {
  const read: LineAnswer[] = [];
  for await (const answer of answers) read.push(answer);
  return read;
}

function busyFor(seconds: string): typeof fetch {
  return () =>
    Promise.resolve(json(problem(503, 'service.not-ready'), { status: 503, headers: { 'retry-after': seconds } }));
}

function json(body: object, init: ResponseInit & { tries?: number }): Response {
  return new Response(JSON.stringify(body), init);
}
