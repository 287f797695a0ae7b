import { createHash } from 'node:crypto';
import { partitionOf } from '#ledger';
import { refusal } from './newsroom-refusal.js';
import { type Exchange, judge, type LoggedRecord } from './checker.js';
import { digestOf } from './replay.js';

const OUTLET = { outletId: 'ap', name: 'Associated Press' };
const STREAM = 'outlet-ap';
const registered = logged({ id: 'first', events: [{ type: 'OutletRegistered', data: OUTLET }] });
const receipt = answered(201, { stream: STREAM, version: 1, position: positionOf(0), events: eventsOf(registered) });
const onFile = answered(409, { code: 'outlet.already-registered' });

describe('the checker', () => {
  it('finds nothing in a history that is true', () => {
    expect(found([exchange('first', receipt)], [registered])).toEqual([]);
    expect(found([exchange('first', receipt), exchange('second', onFile, 20)], [registered])).toEqual([]);
  });

  it('misses what was acknowledged and does not stand', () =>
    expect(found([exchange('first', receipt)], [])).toEqual(['lost']));

  it('misses what was acknowledged before it stood', () =>
    expect(found([exchange('first', receipt)], [{ ...registered, appendedAt: 500 }])).toEqual(['lost']));

  it('sees that the answer tells another version than the log', () =>
    expect(found([exchange('first', { ...receipt, answer: { ...receipt.answer, version: 2 } })], [registered])).toEqual(
      ['false-answer'],
    ));

  it('sees a refusal that was not true then, and one that its own commit refutes', () => {
    expect(found([exchange('second', onFile)], [])).toEqual(['false-answer']);
    const late = exchange('first', onFile, 20);
    expect(found([exchange('first', receipt), late], [registered])).toEqual(['false-answer']);
  });

  it('sees a version refused that the stream had', () => {
    const moved = { ...exchange('second', answered(412, { code: 'stream.moved', version: 1 }), 20), ifMatch: 1 };
    expect(found([exchange('first', receipt), moved], [registered])).toEqual(['false-answer']);
    expect(found([exchange('first', receipt), { ...moved, ifMatch: 0 }], [registered])).toEqual([]);
  });

  it('sees other content claimed where there is none', () =>
    expect(found([exchange('first', answered(422, {}))], [])).toEqual(['false-answer']));

  it('sees what stands and was refused, or posted by nobody', () => {
    expect(found([exchange('first', answered(503, {}))], [registered])).toEqual(['phantom']);
    expect(found([], [registered])).toEqual(['phantom']);
  });

  it('sees a version named that was not the stream’s, though it was taken', () => {
    const named = (ifMatch: number, sentAt = 0) => ({ ...exchange('first', receipt, sentAt), ifMatch });
    expect(found([named(0)], [registered])).toEqual([]);
    expect(found([named(3)], [registered])).toEqual(['unwanted']);
    // A repeat gets the first answer, whatever version it names.
    expect(found([named(0), named(3, 20)], [registered])).toEqual([]);
    expect(found([exchange('first', receipt), named(3, 20)], [registered])).toEqual([]);
  });

  it('sees one key standing twice, an order that is not the callers’, and a time that goes back', () => {
    const on = createHash('sha256').update(registered.value).digest('base64url');
    const next = (id: string, at: string) =>
      logged({ id, after: 1, on, at, events: [{ type: 'OutletRenamed', data: OUTLET }] }, 1);
    expect(found([exchange('first', receipt)], [registered, next('first', '2026')])).toEqual(['doubled']);
    const unknown = exchange('second', answered(202, {}));
    const late = exchange('first', receipt, 20);
    const sooner = answered(201, { ...receipt.answer, version: 2, position: positionOf(1) });
    const told = { ...sooner, answer: { ...sooner.answer, events: eventsOf(next('second', '2026')) } };
    expect(found([late, exchange('second', told)], [registered, next('second', '2026')])).toEqual([
      'phantom',
      'disorder',
    ]);
    expect(found([exchange('first', receipt), unknown], [registered, next('second', '2025')])).toEqual(['time']);
  });

  it('sees a hole in a partition', () =>
    expect(found([], [{ ...registered, offset: 1, key: 'not its stream' }])).toEqual(['gap']));
});

function found(history: Exchange[], log: LoggedRecord[]): string[] {
  return judge(history, log, { refusal, clockSlackMs: 0 }).map(({ what }) => what);
}

function exchange(id: string, answer: Pick<Exchange, 'status' | 'answer'>, sentAt = 0): Exchange {
  const asked = { door: 'a', by: 'local', id, command: 'register-outlet', body: OUTLET };
  return { ...asked, sentAt, answeredAt: sentAt + 10, ...answer };
}

function answered(status: number, answer: Exchange['answer']): Pick<Exchange, 'status' | 'answer'> {
  return { status, answer };
}

function logged(commit: { id: string; events: object[]; at?: string; after?: number; on?: string }, offset = 0) {
  const digest = digestOf('register-outlet', OUTLET);
  const rest = { v: 1, stream: STREAM, after: 0, on: null, command: 'RegisterOutlet', digest, by: 'local', at: '2026' };
  const value = Buffer.from(JSON.stringify({ ...rest, ...commit }));
  return { partition: partitionOf(STREAM, 12), offset, key: STREAM, value, appendedAt: 5 };
}

function positionOf(offset: number): string {
  return `${partitionOf(STREAM, 12)}:${offset + 1}`;
}

function eventsOf({ value }: LoggedRecord): object[] {
  return (JSON.parse(value.toString()) as { events: object[] }).events;
}
