import { courseOf, coverageOf, momentOf, standingAt, ticksOf, type Change } from './course.js';

const change = (at: string, status: Change['status']): Change => ({
  at,
  status,
  assertingOrigins: 1,
  outlets: 1,
  flags: [],
  because: [],
  becauseTotal: 0,
  cause: [],
  causeTotal: 0,
});
const changes = [change('2024-10-24/..', 'contested'), change('2024-10-25T14:14Z', 'corroborated')];

describe('the course of a claim', () => {
  it('runs from before its first change to behind its last, each status until the next', () => {
    const course = courseOf(changes, ['2024-10-24', '2024-10-25T14:14Z']);
    expect(course.from).toBeLessThan(momentOf('2024-10-24'));
    expect(course.segments.map(({ change: { status }, end }) => [status, end])).toEqual([
      ['contested', momentOf('2024-10-25T14:14Z')],
      ['corroborated', course.to],
    ]);
    expect(course.segments.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  });

  it('says what stood at a moment, and nothing before the first', () => {
    const at = (text: string) => standingAt(changes, Date.parse(text))?.status;
    expect(at('2024-10-24T09:00Z')).toBe('contested');
    expect(at('2024-10-25T14:14Z')).toBe('corroborated');
    expect(at('2024-10-23T23:59Z')).toBeUndefined();
  });

  it('once lost what was printed at its very ends', () => {
    const published = ['2024-10-24', '2024-10-24/..', '2024-10-25T14:14Z'];
    const counts = coverageOf(published, courseOf(changes, published), 20);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(published.length);
  });

  it('has as many ticks as there is room for, of whole days or parts of them', () => {
    const ticks = ticksOf(courseOf(changes, []), 20);
    expect(ticks.length).toBeLessThanOrEqual(12);
    expect(ticks).toContain(Date.parse('2024-10-25T00:00Z'));
    const years = courseOf([change('1999', 'denied'), ...changes], []);
    expect(ticksOf(years, 20).length).toBeLessThanOrEqual(12);
    expect(ticksOf(courseOf(changes, []), 5).length).toBeLessThanOrEqual(6);
  });
});
