import { given, holderOnFile } from '../../test/given.js';
import { AddAlias } from './add-alias.js';

const gur: AddAlias = { holderId: 'hur', alias: 'GUR' };

describe('AddAlias', () => {
  it('says that papers print another name for a holder', () =>
    given(holderOnFile('hur')).when(AddAlias, gur).then({ type: 'AliasAdded', data: gur }));

  it('is taken though another holder has the name: then it means neither', () =>
    given(holderOnFile('hur'), holderOnFile('gur')).when(AddAlias, gur).follows('AliasAdded', gur));

  it.each([
    ['as its name', { ...gur, alias: 'hur' }],
    ['as an alias', { ...gur, alias: '  gur ' }],
  ])('is refused if it has the name %s', (_, again) =>
    given(holderOnFile('hur', { aliases: ['GUR'] }))
      .when(AddAlias, again)
      .isRefused('holder.goes-by-it', again.alias),
  );
});
