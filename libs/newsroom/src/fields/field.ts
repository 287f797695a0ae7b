/** What fields of commands have in common: ids, names, sentences, and what optional means. */
import { applyDecorators } from './apply-decorators.js';
import { Allow, IsString, Matches, MaxLength, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { IsText, LONGEST } from './text.js';
import { IsHonestAddress } from './web-address.js';

/** What a field means, for whoever builds a tool: OpenAPI says it beside the field. */
export function Means(means: string): PropertyDecorator {
  return Allow({ context: { means } });
}

/** Lower-case letters, digits and hyphens, 1 to 100 characters. */
export const ID = /^[a-z0-9-]{1,100}$/;

export function IsId(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    IsString(options),
    Matches(ID, { ...options, message: '$property must be 1 to 100 lower-case letters, digits and hyphens' }),
  );
}

/** An id, or null where there is none; it is not left out. */
export function IsIdOrNull(): PropertyDecorator {
  return ValidateBy({
    name: 'isIdOrNull',
    validator: {
      validate: (value) => value === null || (typeof value === 'string' && ID.test(value)),
      defaultMessage: () => '$property must be 1 to 100 lower-case letters, digits and hyphens, or null',
    },
  });
}

/** Of these fields exactly one is given. It stands on a field that is never left out. */
export function IsEitherOf(one: string, other: string): PropertyDecorator {
  return ValidateBy({
    name: 'isEitherOf',
    validator: {
      validate: (_, about) => {
        const fields = about?.object as Record<string, unknown>;
        return (fields[one] === undefined) !== (fields[other] === undefined);
      },
      defaultMessage: () => `$property must come with exactly one of ${one} and ${other}`,
    },
  });
}

/** Text that says something to whoever sees it: 2,000 characters at most. */
export function IsSentence(): PropertyDecorator {
  return applyDecorators(IsString(), IsText(), MaxLength(LONGEST));
}

/** A name that is seen: 200 characters at most. */
export function IsName(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(IsString(options), IsText(options), MaxLength(200, options));
}

export function IsWebAddress(): PropertyDecorator {
  return applyDecorators(IsHonestAddress(), MaxLength(LONGEST));
}

/** May be left out. Null is not left out: it is refused like any other wrong value. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** May be left out, and in a change be null, which takes the field away. */
export function Removable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}
