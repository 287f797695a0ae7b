/** A figure: how many of what, in which unit, as of when. A figure may be a date. */
import { IsIn, Matches, ValidateBy } from 'class-validator';
import { earliest, IsEdtf, isEdtf } from '../edtf.js';
import { IsName, Means, Optional } from '../fields.js';
import { RuleBroken } from '../rule-broken.js';
import { type Operator, OPERATORS, wordsOf } from '../vocabulary.js';

export class Quantity {
  @Means('What is counted: what is planned and what is present are different measures.')
  @Matches(/^[a-z0-9_-]{1,100}$/, { message: '$property must be 1 to 100 lower-case letters, digits, _ and -' })
  measure!: string;
  @IsIn(wordsOf(OPERATORS)) op!: Operator;
  @IsFigure() low!: number | string;
  @Means('For a range alone.') @Optional() @IsFigure() high?: number | string;
  @IsName() unit!: string;
  @Means('The day that the figure is of.') @Optional() @IsEdtf() asOf?: string;
}

/** Throws RuleBroken. */
export function assertSoundQuantity({ op, low, high, measure }: Quantity): void {
  if ((op === 'range') !== (high !== undefined)) {
    throw new RuleBroken(
      'quantity.range',
      `The figure for ${measure} is ${op}: a range has low and high, every other figure low alone.`,
    );
  }
  if (high !== undefined && (typeof low !== typeof high || value(low) > value(high))) {
    throw new RuleBroken(
      'quantity.range',
      `The range for ${measure} goes from ${low} to ${high}: low comes first, and both are numbers or both dates.`,
    );
  }
  if (typeof low === 'string' && op === 'about') {
    throw new RuleBroken(
      'quantity.about-date',
      `The figure for ${measure} is a date, and no date is "about": give it as coarse as it is known.`,
    );
  }
}

function value(figure: number | string): number {
  return typeof figure === 'number' ? figure : earliest(figure);
}

function IsFigure(): PropertyDecorator {
  return ValidateBy({
    name: 'isFigure',
    validator: {
      validate: (figure) => Number.isFinite(figure) || isEdtf(figure),
      defaultMessage: (about) => `${about?.property} must be a number or a date`,
    },
  });
}
