import { type Commit, encodeCommit, headOf } from './commit.js';
import { partitionOf } from './partition.js';
import { advance, BEFORE_THE_FIRST, type LogRecord, readRecord, stands } from './rule.js';

const STREAM = 'claim-nk-troops-in-russia';
const PARTITION = partitionOf(STREAM, 12);

const registered = commit({ id: 'a', events: [{ type: 'ClaimRegistered', data: {} }] });
const first = advance(BEFORE_THE_FIRST, registered, headOf(encodeCommit(registered)));

describe('a commit', () => {
  it('stands first in its stream if it was decided on nothing', () =>
    expect(stands(BEFORE_THE_FIRST, registered)).toBe(true));

  it('makes the version grow by its events, and is the head', () =>
    expect(first).toEqual({ version: 1, on: headOf(encodeCommit(registered)), at: registered.at }));

  it('stands on the head that it was decided on', () =>
    expect(stands(first, commit({ after: 1, on: first.on }))).toBe(true));

  it('is void when it comes again', () => expect(stands(first, registered)).toBe(false));

  it('is void when another has come before it', () =>
    expect(stands(first, commit({ after: 0, on: null }))).toBe(false));

  it('is void when its number fits by chance and what it was decided on does not stand', () => {
    const rival = commit({ id: 'rival', by: 'tool:other' });
    const head = advance(BEFORE_THE_FIRST, rival, headOf(encodeCommit(rival)));
    const second = commit({ id: 'b', after: 1, on: first.on });
    expect([second.after === head.version, stands(head, second)]).toEqual([true, false]);
  });

  it('is void when it comes before what it was decided on', () =>
    expect(stands(BEFORE_THE_FIRST, commit({ after: 1, on: first.on }))).toBe(false));
});

describe('a record', () => {
  it('is read as the commit that was written', () =>
    expect(readRecord(record(registered), 12)).toMatchObject({ commit: registered, hash: first.on }));

  it.each<[string, Partial<LogRecord>]>([
    ['that is no JSON', { value: Buffer.from('nonsense') }],
    ['that is no UTF-8', { value: Buffer.from([0xff]) }],
    ['that is no object', { value: Buffer.from('[]') }],
    ['without a version', { value: Buffer.from('{}') }],
    ['without a stream', { value: Buffer.from('{"v":2}') }],
    ['without its fields', { value: Buffer.from('{"v":1}') }],
    ['without events', { value: encodeCommit(commit({ events: [] })) }],
    ['with NUL in a text', { value: encodeCommit(commit({ id: 'a\0' })) }],
    ['with half of a surrogate pair', { value: encodeCommit(commit({ id: 'a\ud800' })) }],
    ['deeper than anybody means', { value: encodeCommit(commit({ events: [{ type: 'T', data: deep(100) }] })) }],
    ['as deep by names', { value: Buffer.from(written('{"a":'.repeat(100_000) + '0' + '}'.repeat(100_000))) }],
    ['with a number beyond all bounds', { value: Buffer.from(written('{"low":1e400}')) }],
    ['with such a number in digits', { value: Buffer.from(written(`{"low":-${'9'.repeat(400)}}`)) }],
    ['with a name that no index takes', { value: encodeCommit(commit({ by: 'x'.repeat(501) })) }],
    ['behind more events than a stream can have', { value: encodeCommit(commit({ after: 3_000_000_000 })) }],
    ['under another key', { key: 'claim-other' }],
    ['without a key', { key: null }],
    ['in another partition', { partition: (PARTITION + 1) % 12 }],
  ])('%s is void for everybody', (_what, fault) =>
    expect(readRecord({ ...record(registered), ...fault }, 12).commit).toBeNull(),
  );

  it('is read with what only looks like a broken text: a backslash, a whole pair', () => {
    const sound = commit({ id: 'C:\\u0000 \u{1f4f0}' });
    expect(readRecord(record(sound), 12).commit).toEqual(sound);
  });

  it.each([0, -1, 1.5, '1', '2', null, true, {}, [2], undefined])(
    'is void if it calls its version %p: that is none, of any release',
    (v) => expect(readRecord({ ...record(registered), value: bytesOf({ v }) }, 12).commit).toBeNull(),
  );

  it('of a later release in its place stops the reader, which must not guess, and names it', () =>
    expect(() => readRecord({ ...record(registered), offset: 17, value: bytesOf({ v: 2 }) }, 12)).toThrow(
      new RegExp(
        `Record 17 of partition ${PARTITION} is a commit of version 2.* later release. If no Stet wrote it, find out who may write`,
      ),
    ));

  it.each<[string, Partial<LogRecord>]>([
    ['under any key', { key: 'k' }],
    ['without a key', { key: null }],
    ['in another partition', { partition: (PARTITION + 1) % 12 }],
    ['which names no stream', { value: Buffer.from('{"v":2}') }],
    ['whose stream is no name', { value: bytesOf({ v: 2, stream: [STREAM] }) }],
    ['whose stream nobody could name', { value: bytesOf({ v: 2, stream: 'x'.repeat(501) }), key: 'x'.repeat(501) }],
  ])('that says it is of a later release, %s, stops nobody: it is out of its place', (_where, place) =>
    expect(readRecord({ ...record(registered), value: bytesOf({ v: 2 }), ...place }, 12).commit).toBeNull(),
  );

  it('is in its place or out of it in every version: what else it says is its own version’s', () =>
    expect(() => readRecord({ ...record(registered), value: Buffer.from(`{"v":7,"stream":"${STREAM}"}`) }, 12)).toThrow(
      'version 7',
    ));
});

function bytesOf(fields: object): Buffer {
  return Buffer.from(JSON.stringify({ ...registered, ...fields }));
}

/** A commit with this as its event's data, which JSON.stringify would not write. */
function written(data: string): string {
  return JSON.stringify(commit({ events: [{ type: 'T', data: { here: 0 } }] })).replace('{"here":0}', data);
}

function commit(fields: Partial<Commit>): Commit {
  const events = [{ type: 'ClaimAsserted', data: { statementId: 's' } }];
  const at = '2026-11-22T08:00:00.000Z';
  const base = { v: 1 as const, id: 'id', stream: STREAM, after: 0, on: null, command: 'AssertClaim', digest: 'd' };
  return { ...base, events, by: 'tool:wire-desk', at, ...fields };
}

function deep(levels: number): object {
  return levels === 0 ? {} : [deep(levels - 1)];
}

function record(of: Commit): LogRecord {
  return { partition: PARTITION, offset: 0, key: of.stream, value: encodeCommit(of), appendedAt: 0 };
}
