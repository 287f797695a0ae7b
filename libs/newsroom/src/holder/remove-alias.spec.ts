import { given, holderOnFile } from '../../test/given.js';
import { AddAlias } from './add-alias.js';
import { RemoveAlias } from './remove-alias.js';

const gur: RemoveAlias = { holderId: 'hur', alias: 'GUR' };
const withAlias = holderOnFile('hur', { aliases: ['Gur'] });

describe('RemoveAlias', () => {
  it('says that a name does not mean the holder after all, however it is spelled', () =>
    given(withAlias).when(RemoveAlias, gur).then({ type: 'AliasRemoved', data: gur }));

  it('lets it be added again', () =>
    given(withAlias, { type: 'AliasRemoved', data: gur }).when(AddAlias, gur).follows('AliasAdded', gur));

  it('is refused if it has no such alias', () =>
    given(holderOnFile('hur')).when(RemoveAlias, gur).isRefused('holder.no-such-alias', 'GUR'));

  it('is refused of its name: a holder is renamed', () =>
    given(withAlias)
      .when(RemoveAlias, { ...gur, alias: 'hur' })
      .isRefused('holder.no-such-alias', 'Rename'));
});
