import { given, holderOnFile } from '../../test/given.js';
import { RegisterHolder } from './register-holder.js';

const hur: RegisterHolder = {
  holderId: 'hur',
  name: 'Main Directorate of Intelligence',
  kind: 'body',
  aliases: ['HUR', 'GUR'],
};

describe('RegisterHolder', () => {
  it('puts a holder on file, with the names that papers print', () =>
    given().when(RegisterHolder, hur, 'tool:wire').then({ type: 'HolderRegistered', data: hur }));

  it('may say for whom it speaks, once that one is on file', () => {
    const ofUkraine = { ...hur, for: 'ukraine' };
    given(holderOnFile('ukraine')).when(RegisterHolder, ofUkraine).follows('HolderRegistered', { for: 'ukraine' });
    given().when(RegisterHolder, ofUkraine).isRefused('holder.not-on-file', 'ukraine');
  });

  it('is refused if the id is taken, and says by whom', () =>
    given(holderOnFile('hur')).when(RegisterHolder, hur).isRefused('holder.already-registered', 'HUR'));

  it.each([
    ['as the name itself', ['main directorate of  intelligence']],
    ['as another alias', ['HUR', 'hur']],
  ])('is refused if an alias is the same %s', (_, aliases) =>
    given()
      .when(RegisterHolder, { ...hur, aliases })
      .isRefused('holder.goes-by-it', aliases.at(-1)),
  );

  it('is refused if it would speak for itself', () =>
    given()
      .when(RegisterHolder, { ...hur, for: 'hur' })
      .isRefused('holder.its-own-house'));
});
