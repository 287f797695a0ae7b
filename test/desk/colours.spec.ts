/** The colours of statuses: read on each of the page's grounds, and told apart by whoever lacks one kind of cone. */
import { readFileSync } from 'node:fs';
import { STATUSES } from '#newsroom';
import { ALL_SIGHTS, contrast, difference } from './seen-colours.js';

const LEAST = { contrast: 4.5, difference: 10 };
const [light = '', dark = ''] = readFileSync('apps/desk/src/styles/desk.css', 'utf8').split("[data-theme='dark']");

describe('the measure itself', () => {
  // Sharma, Wu, Dalal 2005: the pairs of their table are in L*a*b*; of sRGB, black and white are 100 apart, 21 in contrast.
  it('is the one of the books', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(difference('#000000', '#ffffff', 'usual')).toBeCloseTo(100, 3);
    expect(difference('#777777', '#777777', 'usual')).toBe(0);
    expect(difference('#ff0000', '#00ff00', 'usual')).toBeCloseTo(86.61, 1);
    expect(difference('#ff0000', '#00ff00', 'deuteranopia')).toBeLessThan(
      difference('#ff0000', '#0000ff', 'deuteranopia'),
    );
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours of statuses, %s', (theme, style) => {
  const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(style)?.[1] ?? '';
  const colours = Object.keys(STATUSES).map((status) => ({ status, is: colour(status) }));

  it('are read on the ground and on what is raised', () => {
    const read = colours.map(({ status, is }) => {
      const least = Math.min(...['ground', 'raised'].map((ground) => contrast(is, colour(ground))));
      return { status, is, least: Math.round(least * 100) / 100 };
    });
    console.log(
      `${theme}: contrast\n${read.map((one) => `  ${one.least.toFixed(2)}  ${one.is}  ${one.status}`).join('\n')}`,
    );
    expect(read.filter(({ least }) => least < LEAST.contrast)).toEqual([]);
    for (const quiet of ['muted', 'open', 'accent'])
      expect(
        Math.min(contrast(colour(quiet), colour('ground')), contrast(colour(quiet), colour('raised'))),
      ).toBeGreaterThan(LEAST.contrast);
  });

  it.each(ALL_SIGHTS)('are told apart with %s', (sight) => {
    const pairs = colours.flatMap((one, place) =>
      colours.slice(place + 1).map((other) => ({
        pair: `${one.status}, ${other.status}`,
        is: Math.round(difference(one.is, other.is, sight) * 10) / 10,
      })),
    );
    const nearest = pairs.toSorted((one, other) => one.is - other.is).slice(0, 3);
    console.log(
      `${theme}, ${sight}: ${pairs.length} pairs, nearest ${nearest.map(({ pair, is }) => `${is} (${pair})`).join('; ')}`,
    );
    expect(pairs).toHaveLength((12 * 11) / 2);
    expect(pairs.filter(({ is }) => is < LEAST.difference)).toEqual([]);
  });
});
