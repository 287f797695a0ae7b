import { IsId, IsName } from '../fields/field.js';
import { notOnFile } from '../on-file.js';
import { RuleBroken } from '../rule-broken.js';
import type { Outlet, OutletEvent } from './outlet.js';

/** Says that an outlet goes by another name now. Its id stays, and so does all that names it. */
export class RenameOutlet {
  @IsId() outletId!: string;
  @IsName() name!: string;
}

export function renameOutlet(command: RenameOutlet, outlet: Outlet): OutletEvent[] {
  const { outletId, name } = command;
  if (outlet.name === undefined) throw notOnFile('outlet', outletId);
  if (outlet.name === name)
    throw new RuleBroken('outlet.already-named', `Outlet ${outletId} is on file as ${name}. There is nothing to say.`);
  return [{ type: 'OutletRenamed', data: { ...command } }];
}
