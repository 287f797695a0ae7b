import { given, outletOnFile } from '../../test/given.js';
import { RenameOutlet } from './rename-outlet.js';

const renamed: RenameOutlet = { outletId: 'kyiv-post', name: 'The Kyiv Post' };

describe('RenameOutlet', () => {
  it('says that an outlet goes by another name', () =>
    given(outletOnFile('kyiv-post')).when(RenameOutlet, renamed).then({ type: 'OutletRenamed', data: renamed }));

  it('says so again once it goes by its old name', () =>
    given(outletOnFile('kyiv-post'), { type: 'OutletRenamed', data: renamed })
      .when(RenameOutlet, { ...renamed, name: 'KYIV-POST' })
      .follows('OutletRenamed', { name: 'KYIV-POST' }));

  it('is refused if it goes by that name', () =>
    given(outletOnFile('kyiv-post'), { type: 'OutletRenamed', data: renamed })
      .when(RenameOutlet, renamed)
      .isRefused('outlet.already-named', 'The Kyiv Post'));

  it('is refused while the outlet is not on file', () =>
    given().when(RenameOutlet, renamed).isRefused('outlet.not-on-file', 'kyiv-post'));
});
