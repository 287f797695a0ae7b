/** A figure: how many of what, in which unit, as of when. It is a date exactly when its unit is `date`. */
import { IsIn, Matches, ValidateBy, type ValidationArguments } from 'class-validator';
import { AN_EDTF, earliest, IsEdtf, isEdtf } from './edtf.js';
import { IsName, Means, Optional } from './field.js';
import { sameName } from './same-name.js';
import { RuleBroken } from '../rule-broken.js';
import { type Operator, OPERATORS, wordsOf } from '../vocabulary.js';

export class Quantity {
  @Means('What is counted: what is planned and what is present are different measures.')
  @Matches(/^[a-z0-9_-]{1,100}$/, { message: '$property must be 1 to 100 lower-case letters, digits, _ and -' })
  measure!: string;
  @IsIn(wordsOf(OPERATORS)) op!: Operator;
  @IsFigure() low!: number | string;
  @Means('For a range alone.') @Optional() @IsFigure() high?: number | string;
  @Means('What is counted in, such as `persons`; a figure is a date exactly when its unit is `date`.')
  @IsName()
  unit!: string;
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

/** Is what is given in this unit a date? */
export function isOfDates(unit: unknown): boolean {
  return typeof unit === 'string' && sameName(unit) === 'date';
}

/** Beyond, whole numbers have gaps: what is written is not what is held. */
export const MOST = Number.MAX_SAFE_INTEGER;

function IsFigure(): PropertyDecorator {
  return ValidateBy({
    name: 'isFigure',
    validator: {
      validate: (figure, about) => (isOfDates(unitIn(about)) ? isEdtf(figure) : isNumber(figure)),
      defaultMessage: (about) =>
        isOfDates(unitIn(about))
          ? `${about?.property} must be ${AN_EDTF}, for the unit is "date"`
          : `${about?.property} must be a number from -${MOST} to ${MOST}; a larger one is given in a larger unit, and a date in the unit "date"`,
    },
  });
}

function unitIn(about: ValidationArguments | undefined): unknown {
  return (about?.object as Partial<Quantity> | undefined)?.unit;
}

function isNumber(figure: unknown): boolean {
  return typeof figure === 'number' && Math.abs(figure) <= MOST;
}
