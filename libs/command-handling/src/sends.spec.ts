import { Sends } from './sends.js';

const BEGUN = Date.parse('2026-11-22T08:00:00Z');

describe('sends that fail', () => {
  let sends: Sends;

  beforeEach(() => {
    sends = new Sends();
  });

  it('mean nothing at once: an election takes its time', () => {
    sends.failed(BEGUN);
    sends.failed(BEGUN + 2900);
    expect(sends.failure(BEGUN + 2900)).toBeUndefined();
  });

  it('say since when the log has taken nothing, until it takes something', () => {
    for (const after of [0, 1000, 2000, 3000]) sends.failed(BEGUN + after);
    expect(sends.failure(BEGUN + 3500)).toBe('The log has taken nothing since 2026-11-22T08:00:00.000Z.');
    sends.succeeded();
    expect(sends.failure(BEGUN + 3500)).toBeUndefined();
  });

  it('are forgotten where nobody has sent for a while: the next one tells', () => {
    for (const after of [0, 3000]) sends.failed(BEGUN + after);
    expect(sends.failure(BEGUN + 8001)).toBeUndefined();
    sends.failed(BEGUN + 8001);
    expect(sends.failure(BEGUN + 8001)).toContain('since 2026-11-22T08:00:00.000Z');
  });
});
