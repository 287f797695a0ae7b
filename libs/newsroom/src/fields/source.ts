/** A registered outlet by its id, or anyone else by name. */
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { IsId, IsName, Means, Optional } from './field.js';

export class Source {
  @Means('A registered outlet.') @Optional() @IsId() outlet?: string;
  @Means('Anyone else.') @Optional() @IsName() name?: string;
}

export function outletsOf(sources: Source[]): string[] {
  return sources.flatMap(({ outlet }) => (outlet === undefined ? [] : [outlet]));
}

/** Of a Source's two fields exactly one is given. */
export function IsOneSource(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isOneSource',
      validator: {
        validate: (value: Source | null | undefined) => (value?.outlet === undefined) !== (value?.name === undefined),
        defaultMessage: (about) =>
          `${options?.each ? 'each of ' : ''}${about?.property} must give exactly one of outlet (its id) and name`,
      },
    },
    options,
  );
}
