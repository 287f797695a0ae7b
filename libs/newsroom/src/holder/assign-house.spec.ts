import { given, holderOnFile } from '../../test/given.js';
import { AssignHouse } from './assign-house.js';

const ofUkraine: AssignHouse = { holderId: 'hur', for: 'ukraine' };
const onFile = [holderOnFile('hur'), holderOnFile('ukraine')];

describe('AssignHouse', () => {
  it('says for whom a holder speaks', () =>
    given(...onFile)
      .when(AssignHouse, ofUkraine)
      .then({ type: 'HouseAssigned', data: ofUkraine }));

  it('says that it speaks for itself again', () =>
    given(...onFile, { type: 'HouseAssigned', data: ofUkraine })
      .when(AssignHouse, { holderId: 'hur', for: null })
      .follows('HouseAssigned', { for: null }));

  it.each([
    ['that it speaks for the same', { ...ofUkraine }, 'ukraine', 'holder.already-of-the-house'],
    ['that it speaks for itself, as a house', { ...ofUkraine, for: 'hur' }, 'itself', 'holder.its-own-house'],
    ['that it speaks for nobody on file', { ...ofUkraine, for: 'gur' }, 'gur', 'holder.not-on-file'],
  ] as const)('is refused if it says %s', (_, command, named, code) =>
    given(...onFile, { type: 'HouseAssigned', data: ofUkraine })
      .when(AssignHouse, command)
      .isRefused(code, named),
  );

  it('is refused if it takes away a house that the holder has not', () =>
    given(...onFile)
      .when(AssignHouse, { holderId: 'hur', for: null })
      .isRefused('holder.already-of-the-house'));
});
