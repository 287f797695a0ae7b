import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import type { Context } from '../context.js';
import { IsId, IsName, Means, Optional } from '../fields/field.js';
import { sameName } from '../fields/same-name.js';
import { RuleBroken } from '../rule-broken.js';
import { HOLDER_KINDS, type HolderKind, wordsOf } from '../vocabulary.js';
import { assertHouse } from './assign-house.js';
import type { HolderEvent, HolderOnFile } from './holder.js';

/** Puts a holder on file: whom outlets name in many ways, and who is one. */
export class RegisterHolder {
  @IsId() holderId!: string;
  @IsName() name!: string;
  @IsIn(wordsOf(HOLDER_KINDS)) kind!: HolderKind;
  @Means('Other names that outlets print.')
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsName({ each: true })
  aliases?: string[];
  @Means('The holder on file that it speaks for.') @Optional() @IsId() for?: string;
}

export function registerHolder(command: RegisterHolder, holder: HolderOnFile, { onFile }: Context): HolderEvent[] {
  const { holderId, name, aliases = [] } = command;
  if (holder.name !== undefined) {
    throw new RuleBroken(
      'holder.already-registered',
      `Holder ${holderId} is on file as ${holder.name}. Take another id, or use this one.`,
    );
  }
  const names = [name, ...aliases];
  const twice = names.find((one, place) => names.findIndex((other) => sameName(other) === sameName(one)) < place);
  if (twice !== undefined)
    throw new RuleBroken('holder.goes-by-it', `"${twice}" is among the names of ${holderId} already. Leave it out.`);
  assertHouse(holderId, command.for, onFile);
  return [{ type: 'HolderRegistered', data: { ...command } }];
}
