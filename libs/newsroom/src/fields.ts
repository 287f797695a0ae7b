/** What fields of commands have in common: ids, names, sentences, and what optional means. */
import { applyDecorators } from './apply-decorators.js';
import { Allow, IsString, IsUrl, Matches, MaxLength, ValidateIf } from 'class-validator';

/** What a field means, for whoever builds a tool: OpenAPI says it beside the field. */
export function Means(means: string): PropertyDecorator {
  return Allow({ context: { means } });
}

/** Lower-case letters, digits and hyphens, 1 to 100 characters. */
export const ID = /^[a-z0-9-]{1,100}$/;

export function IsId(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(ID, { message: '$property must be 1 to 100 lower-case letters, digits and hyphens' }),
  );
}

/** Text that says something: not blank, 2,000 characters at most. */
export function IsSentence(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/\S/, { message: '$property must not be blank' }), MaxLength(2000));
}

/** A name: not blank, 200 characters at most. */
export function IsName(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(/\S/, { message: '$property must not be blank' }), MaxLength(200));
}

export function IsWebAddress(): PropertyDecorator {
  return applyDecorators(IsUrl({ protocols: ['http', 'https'], require_protocol: true }), MaxLength(2000));
}

/** May be left out. Null is not left out: it is refused like any other wrong value. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** May be left out, and in a change be null, which takes the field away. */
export function Removable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}
