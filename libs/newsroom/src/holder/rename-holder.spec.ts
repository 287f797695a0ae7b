import { given, holderOnFile } from '../../test/given.js';
import { RenameHolder } from './rename-holder.js';

const renamed: RenameHolder = { holderId: 'hur', name: 'Defence Intelligence of Ukraine', reason: 'its own name' };

describe('RenameHolder', () => {
  it('says that a holder goes by another name, and that its former one is an alias: papers of before have it', () =>
    given(holderOnFile('hur'))
      .when(RenameHolder, renamed)
      .then({ type: 'HolderRenamed', data: { ...renamed, alias: 'HUR' } }));

  it('is taken though only its spelling differs', () =>
    given(holderOnFile('hur'))
      .when(RenameHolder, { ...renamed, name: 'Hur' })
      .then({ type: 'HolderRenamed', data: { ...renamed, name: 'Hur' } }));

  it('is refused if it goes by that very name', () =>
    given(holderOnFile('hur'), { type: 'HolderRenamed', data: renamed })
      .when(RenameHolder, renamed)
      .isRefused('holder.already-named', renamed.name));
});
