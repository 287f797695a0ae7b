import type { ReadRecord } from '#ledger';
import { assertClocksAgree } from './clock.js';

const APPENDED = Date.UTC(2024, 9, 24, 12);

describe('our clock and the log’s', () => {
  it.each([
    ['2,000 ms ahead', { sentAt: APPENDED + 2000, readAt: APPENDED + 2005 }],
    ['2,000 ms behind', { sentAt: APPENDED - 2005, readAt: APPENDED - 2000 }],
    ['what a paused broker makes of them', { sentAt: APPENDED - 9000, readAt: APPENDED + 9000 }],
  ])('agree when ours is %s', (_how, times) => expect(() => assertClocksAgree(record, times)).not.toThrow());

  it.each([
    ['2,001 ms ahead of', { sentAt: APPENDED + 2001, readAt: APPENDED + 2005 }],
    ['2,001 ms behind', { sentAt: APPENDED - 2005, readAt: APPENDED - 2001 }],
  ])('do not when ours is %s it', (how, times) =>
    expect(() => assertClocksAgree(record, times)).toThrow(
      `The clock of this process is ${how.replace(',', '')} the log's at 3:7. Set both clocks right, then restart.`,
    ),
  );
});

const record: ReadRecord = {
  partition: 3,
  offset: 7,
  key: 'claim-a',
  value: Buffer.alloc(0),
  appendedAt: APPENDED,
  commit: null,
  hash: '',
};
