import { seldom } from './seldom.js';

describe('a warning that comes again and again', () => {
  it('is said at once, and then every ten seconds with how often it came between', () => {
    const lines: [object, string][] = [];
    const keep = (about: object, line: string) => lines.push([about, line]);
    let now = 0;
    const log = seldom({ warn: keep, info: keep, error: keep } as never, () => now);
    for (; now < 10_000; now += 250) log.warn({ try: now }, 'a send failed');
    log.warn({}, 'another');
    log.warn({ try: now }, 'a send failed');
    expect(lines).toEqual([
      [{ try: 0 }, 'a send failed'],
      [{}, 'another'],
      [{ try: 10_000, timesSince: 39 }, 'a send failed'],
    ]);
  });
});
