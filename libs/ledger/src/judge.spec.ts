import { array, assert, nat, property } from 'fast-check';
import { type Commit, encodeCommit, headOf } from './commit.js';
import { judge, Verdicts } from './judge.js';
import { partitionOf } from './partition.js';
import { BEFORE_THE_FIRST, type Head, type LogRecord } from './rule.js';

const PARTITIONS = 12;
const STREAM = 'claim-nk-troops';

describe('the verdict on a record', () => {
  const first = commit({});

  it('is that it stands, with the head that it makes, and the heads that were asked are left as they were', () => {
    const heads = new Map<string, Head>();
    const head = { version: 1, on: hashOf(first), at: first.at };
    expect(judge(heads, { commit: first, hash: hashOf(first) })).toEqual({ stands: true, commit: first, head });
    expect(heads.size).toBe(0);
  });

  it('is that it is void, where it was decided on another head', () => {
    const heads = new Map([[STREAM, { version: 1, on: 'another', at: null }]]);
    expect(judge(heads, { commit: first, hash: hashOf(first) })).toEqual({ stands: false });
  });

  it('is that it is void, where it is no commit', () =>
    expect(judge(new Map(), { commit: null, hash: 'h' })).toEqual({ stands: false }));
});

describe('the verdicts on a log', () => {
  it('let each of a chain stand once, whatever is repeated, beaten to it, or of another stream', () => {
    const verdicts = new Verdicts(PARTITIONS);
    const [first, other] = [commit({}), commit({ stream: 'claim-other' })];
    const second = commit({ id: 'second', after: 1, on: hashOf(first) });
    const late = commit({ id: 'late', after: 1, on: hashOf(first) });
    const log = [first, first, other, second, late, second];
    expect(log.map((one) => verdicts.on(recordOf(one)).verdict.stands)).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('are the same whatever else is in the log, and in whatever order partitions are read', () => {
    assert(
      property(array(nat({ max: 5 }), { maxLength: 30 }), (streams) => {
        const told = chains(streams.map((n) => `claim-${n}`));
        const alone = [...new Set(streams)].flatMap((n) => standingIn(told.filter(({ key }) => key === `claim-${n}`)));
        expect(standingIn(told).toSorted()).toEqual(alone.toSorted());
        const byPartition = told.toSorted((one, two) => one.partition - two.partition);
        expect(standingIn(byPartition).toSorted()).toEqual(alone.toSorted());
      }),
    );
  });

  it('say where a later release has written', () => {
    const record = recordOf({ ...commit({}), v: 2 as 1 });
    expect(() => new Verdicts(PARTITIONS).on(record)).toThrow(/commit of version 2/);
  });
});

/** A commit on each of these streams in turn, each on the one before, every third told twice. */
function chains(streams: string[]): LogRecord[] {
  const heads = new Map<string, Head>();
  return streams.flatMap((stream, n) => {
    const { version, on } = heads.get(stream) ?? BEFORE_THE_FIRST;
    const one = commit({ id: `id-${n}`, stream, after: version, on });
    heads.set(stream, { version: version + 1, on: hashOf(one), at: one.at });
    return n % 3 === 0 ? [recordOf(one), recordOf(one)] : [recordOf(one)];
  });
}

function standingIn(log: LogRecord[]): string[] {
  const verdicts = new Verdicts(PARTITIONS);
  return log.flatMap((record) => {
    const { verdict } = verdicts.on(record);
    return verdict.stands ? [verdict.commit.id] : [];
  });
}

function commit(fields: Partial<Commit>): Commit {
  const said = { id: 'first', command: 'RegisterClaim', digest: 'd', by: 'tool:test', at: '2026-11-22T08:00:00.000Z' };
  const events = [{ type: 'ClaimRegistered', data: {} }];
  return { v: 1, ...said, stream: STREAM, after: 0, on: null, events, ...fields };
}

function hashOf(of: Commit): string {
  return headOf(encodeCommit(of));
}

function recordOf(of: Commit): LogRecord {
  const partition = partitionOf(of.stream, PARTITIONS);
  return { partition, offset: 0, key: of.stream, value: encodeCommit(of), appendedAt: 0 };
}
