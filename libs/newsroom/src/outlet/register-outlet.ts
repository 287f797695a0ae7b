import { Matches } from 'class-validator';
import { IsId, IsName, IsWebAddress, Means, Optional } from '../fields/field.js';
import { RuleBroken } from '../rule-broken.js';
import type { Outlet, OutletEvent } from './outlet.js';

/** Puts an outlet on file: a paper, an agency, a broadcaster. Reports and attributions name it by its id. */
export class RegisterOutlet {
  @IsId() outletId!: string;
  @IsName() name!: string;
  @Optional() @IsWebAddress() homepage?: string;
  @Means('ISO 3166-1, two letters.')
  @Optional()
  @Matches(/^[A-Z]{2}$/, { message: '$property must be a country code of two letters, such as KR' })
  country?: string;
}

export function registerOutlet(command: RegisterOutlet, outlet: Outlet): OutletEvent[] {
  if (outlet.name !== undefined) {
    throw new RuleBroken(
      'outlet.already-registered',
      `Outlet ${command.outletId} is on file as ${outlet.name}. Take another id, or use this one.`,
    );
  }
  return [{ type: 'OutletRegistered', data: { ...command } }];
}
