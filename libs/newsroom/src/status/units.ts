/**
 * Units of which one converts into another, so that what one paper prints in miles and another in kilometres is one
 * measure. A figure that is converted is no surer than it was printed: it holds for half its last significant digit.
 */
import { sameName } from '../fields/same-name.js';

export interface Unit {
  /** Whatever its spelling. */
  name: string;
  /** Into which it is converted, and by what: itself for one that is not. */
  base: string;
  factor: number;
}

/** By every spelling. An international mile is 1.609344 km. */
const CONVERTED = new Map<string, Unit>(
  [
    { name: 'kilometres', base: 'kilometres', factor: 1, spelled: 'kilometres kilometers kilometre kilometer kms km' },
    { name: 'miles', base: 'kilometres', factor: 1.609344, spelled: 'miles mile mi' },
  ].flatMap(({ spelled, ...unit }) =>
    spelled
      .split(' ')
      .flatMap((spelling): [string, Unit][] => [
        [spelling, unit],
        ...[`square ${spelling}`, `sq ${spelling}`, `${spelling}2`].map((square): [string, Unit] => [
          square,
          squareOf(unit),
        ]),
      ]),
  ),
);

export function unitOf(printed: string): Unit {
  const name = sameName(printed);
  const spelling = name.replace(/[\s._-]+/g, ' ').trim();
  return CONVERTED.get(spelling) ?? { name, base: name, factor: 1 };
}

/** Of 500 it is 50, of 1.25 it is 0.005: how far a figure may be from what was rounded to it. */
export function halfLastDigit(figure: number): number {
  const [digits = '', exponent = '0'] = Math.abs(figure).toExponential().split('e');
  const decimals = digits.includes('.') ? digits.length - 2 : 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

function squareOf({ name, base, factor }: Unit): Unit {
  return { name: `square ${name}`, base: `square ${base}`, factor: factor ** 2 };
}
