import { type Commit, encodeCommit, headOf } from '../commit.js';
import { partitionOf } from '../partition.js';
import type { LogRecord } from '../rule.js';
import { Offsets } from './offsets.js';
import { sentencesOn } from './sentences.js';
import { Without } from './without.js';

const STREAM = 'claim-a';
const PARTITION = partitionOf(STREAM, 12);

/** A partition that grows, record by record. */
class Written {
  readonly records: (LogRecord | undefined)[] = [];

  /** Gives the hash that the next commit may name. */
  commit(id: string, { after, on }: { after: number; on: string | null }): string {
    const events = [{ type: 'ClaimRegistered', data: {} }];
    const rest = { command: 'c', digest: 'd', by: 'tool:x', at: '2026-11-22T08:00:00.000Z' };
    const commit: Commit = { v: 1, id, stream: STREAM, after, on, events, ...rest };
    return this.write(encodeCommit(commit));
  }

  write(value: Buffer): string {
    this.records.push({ partition: PARTITION, offset: this.records.length, key: STREAM, value, appendedAt: 0 });
    return headOf(value);
  }

  hole(): void {
    this.records.push(undefined);
  }

  without(...offsets: number[]): Without {
    const without = new Without(12);
    this.records.forEach((record, offset) =>
      record ? without.take(record, offsets.includes(offset)) : without.hole(PARTITION, offset),
    );
    return without;
  }

  said(...offsets: number[]) {
    const leaveOut = Offsets.parse(offsets.map((offset) => `${PARTITION}:${offset}`));
    const ends = Array.from({ length: 12 }, (_, partition) => (partition === PARTITION ? this.records.length : 0));
    return sentencesOn({ without: this.without(...offsets), leaveOut, ends, isChangeTold: false });
  }
}

function ids({ named }: { named: { id: string }[] }): string[] {
  return named.map(({ id }) => id);
}

describe('a copy without a record', () => {
  let log: Written;
  beforeEach(() => (log = new Written()));

  it('has every commit as it was if that record was void, garbage or of no stream', () => {
    const first = log.commit('first', { after: 0, on: null });
    log.commit('lost', { after: 0, on: null });
    log.write(Buffer.from('garbage'));
    log.commit('second', { after: 1, on: first });
    const { stood, fall, rise } = log.without(1, 2);
    expect([stood.count, fall.count, rise.count]).toEqual([0, 0, 0]);
    expect(log.said(1, 2).refusal).toBeUndefined();
  });

  it('loses what was decided on it, and all that was decided on that', () => {
    const first = log.commit('first', { after: 0, on: null });
    const second = log.commit('second', { after: 1, on: first });
    const third = log.commit('third', { after: 2, on: second });
    log.commit('fourth', { after: 3, on: third });
    const without = log.without(1);
    expect([ids(without.stood), ids(without.fall), ids(without.rise)]).toEqual([['second'], ['third', 'fourth'], []]);
  });

  it('would let the loser of a race stand, which whoever posted it was told otherwise', () => {
    const first = log.commit('first', { after: 0, on: null });
    log.commit('winner', { after: 1, on: first });
    log.commit('loser', { after: 1, on: first });
    expect(ids(log.without(1).rise)).toEqual(['loser']);
    expect(log.said(1)).toMatchObject({
      facts: expect.arrayContaining([expect.stringMatching(/loser\) will stand in the copy/)]),
      refusal: expect.stringContaining('--even-if-it-stood'),
    });
  });

  it('loses what was decided on a commit of a later version, or on a record that is no more', () => {
    const first = log.commit('first', { after: 0, on: null });
    const later = log.write(Buffer.from(JSON.stringify({ v: 9, stream: STREAM })));
    const onLater = log.commit('on the later one', { after: 2, on: later });
    log.commit('on that', { after: 3, on: onLater });
    log.commit('on the first', { after: 1, on: first });
    expect(ids(log.without(1).fall)).toEqual(['on the later one', 'on that']);
    const lost = new Written();
    lost.hole();
    lost.commit('on what is lost', { after: 1, on: first });
    expect(ids(lost.without(0).fall)).toEqual(['on what is lost']);
  });

  it('is refused while something stops every reader that is not named, which it names', () => {
    log.commit('first', { after: 0, on: null });
    log.hole();
    log.hole();
    log.write(Buffer.from(JSON.stringify({ v: 9, stream: STREAM })));
    const at = `${PARTITION}:`;
    expect(log.said(1).refusal).toMatch(`add --leave-out ${at}2-3.`);
    expect(log.said(1, 2, 3).refusal).toBeUndefined();
  });

  it('is refused without what is not there', () => {
    log.commit('first', { after: 0, on: null });
    expect(log.said(7).refusal).toBe(
      `The log has nothing at ${PARTITION}:7 to be left out: name offsets below its ends.`,
    );
  });
});
