import {
  asserts,
  CLAIM,
  claimOnFile,
  given,
  holderOnFile,
  identified as saysWho,
  nisStates,
  reportOnFile,
} from '../../test/given.js';
import { AmendStatement } from './amend-statement.js';
import { AssertClaim } from './assert-claim.js';
import type { ClaimEvent } from './claim.js';
import { type HolderIdentified, IdentifyHolder } from './identify-holder.js';

const COURIER = 'stet:courier';
const gur: IdentifyHolder = { claimId: CLAIM, name: 'GUR', holderId: 'hur' };
const onFile = [claimOnFile(), holderOnFile('hur'), holderOnFile('ukraine'), asserts('GUR', { statementId: 's-1' })];
const identified = (said: Partial<HolderIdentified>) => saysWho({ ...gur, by: 'courier', ...said });

describe('IdentifyHolder', () => {
  it('says whom a name means on a claim', () =>
    given(...onFile)
      .when(IdentifyHolder, gur)
      .then(identified({ by: 'editor' })));

  it('says so of a name that is yet to be printed', () =>
    given(...onFile)
      .when(IdentifyHolder, { ...gur, name: 'Budanov' })
      .follows('HolderIdentified', { name: 'Budanov' }));

  it('says for whom that holder speaks, as its file has it', () =>
    given(...onFile, { type: 'HouseAssigned', data: { holderId: 'hur', for: 'ukraine' } })
      .when(IdentifyHolder, gur)
      .follows('HolderIdentified', { holderId: 'hur', forId: 'ukraine' }));

  it('says what an id means that was merged', () =>
    given(...onFile)
      .when(IdentifyHolder, { claimId: CLAIM, id: 'hur', holderId: 'ukraine' }, COURIER)
      .then({ type: 'HolderIdentified', data: { claimId: CLAIM, id: 'hur', holderId: 'ukraine', by: 'courier' } }));

  it.each([
    ['a claim that is not on file', { ...gur, claimId: 'elsewhere' }, 'claim.not-on-file', 'elsewhere'],
    ['a holder that is not on file', { ...gur, holderId: 'gur' }, 'holder.not-on-file', 'gur'],
    ['an id that is not on file', { claimId: CLAIM, id: 'gur', holderId: 'hur' }, 'holder.not-on-file', 'gur'],
  ] as const)('is refused for %s', (_, command, code, named) =>
    given(...onFile)
      .when(IdentifyHolder, command)
      .isRefused(code, named),
  );

  it('is refused if it says what an editor has said', () =>
    given(...onFile, identified({ by: 'editor' }))
      .when(IdentifyHolder, { ...gur, name: ' gur' })
      .isRefused('holder.already-identified', 'hur'));

  it('makes an editor’s word of what the courier said: then it stays', () =>
    given(...onFile, identified({ by: 'courier' }))
      .when(IdentifyHolder, gur)
      .then(identified({ by: 'editor' })));
});

describe('what the courier identifies', () => {
  const by = (command: IdentifyHolder, ...facts: ClaimEvent[]) =>
    given(...onFile, ...facts).when(IdentifyHolder, command, COURIER);

  it('is never what an editor has said otherwise, were it of nobody', () => {
    by(gur, identified({ by: 'editor', holderId: 'ukraine' })).isRefused('holder.identified-by-an-editor', CLAIM);
    by(gur, identified({ by: 'editor', holderId: null })).isRefused('holder.identified-by-an-editor');
  });

  it('is said once', () => by(gur, identified({})).isRefused('holder.already-identified'));

  it('is said again once the holder speaks for another', () =>
    by(gur, identified({ forId: 'ukraine' })).then(identified({})));

  it('is taken back where it was said, and there alone', () => {
    by({ ...gur, holderId: null }, identified({})).then(identified({ holderId: null }));
    by({ ...gur, holderId: null }).isRefused('holder.already-identified');
    by({ ...gur, holderId: null }, identified({ holderId: null })).isRefused('holder.already-identified');
  });
});

describe('an unnamed source', () => {
  const unnamed = { ...nisStates, holder: { ...nisStates.holder, name: 'a US official' }, basis: 'anonymous' as const };
  const desk = [claimOnFile(), reportOnFile('kbs-1'), holderOnFile('us'), holderOnFile('cia')];
  const said = asserts('a US official', { basis: 'anonymous', statementId: 's-1' });
  const official: IdentifyHolder = { claimId: CLAIM, name: 'A US official', holderId: 'cia' };

  it('is nobody on file, and may speak for somebody who is', () => {
    const named = (ids: object) => ({ ...unnamed, holder: { ...unnamed.holder, ...ids } });
    given(...desk)
      .when(AssertClaim, named({ id: 'cia' }))
      .isRefused('statement.anonymous-identified', 'cia');
    given(...desk)
      .when(AssertClaim, named({ forId: 'us' }))
      .comesTo('ClaimAsserted');
  });

  it('becomes nobody on file only if its id is taken away with its name', () => {
    const amend = (changes: AmendStatement['changes']) =>
      given(...desk, asserts('CIA', { statementId: 's-1', id: 'cia' })).when(AmendStatement, {
        claimId: CLAIM,
        statementId: 's-1',
        changes,
        reason: 'it was never named',
      });
    amend({ basis: 'anonymous' }).isRefused('statement.anonymous-identified');
    amend({ basis: 'anonymous', holder: unnamed.holder }).comesTo('StatementAmended');
  });

  it('is not identified by its name, unless another statement has it as a name', () => {
    given(...desk, said)
      .when(IdentifyHolder, official)
      .isRefused('holder.unnamed', CLAIM);
    given(...desk, said, asserts('a US official', { statementId: 's-2' }))
      .when(IdentifyHolder, official)
      .comesTo('HolderIdentified');
    given(...desk, said, asserts('Peskov', { statementId: 's-2', for: 'a US official' }))
      .when(IdentifyHolder, official)
      .comesTo('HolderIdentified');
  });
});

describe('a statement that says who its holder is', () => {
  const named = (ids: object) => ({ ...nisStates, holder: { ...nisStates.holder, ...ids } });
  const desk = [claimOnFile(), reportOnFile('kbs-1'), holderOnFile('nis'), holderOnFile('rok')];

  it('keeps the name as it was printed beside the id', () =>
    given(...desk)
      .when(AssertClaim, named({ id: 'nis', forId: 'rok' }))
      .follows('ClaimAsserted', { holder: { name: 'NIS', id: 'nis', forId: 'rok' } }));

  it('is refused if that one is not on file, and says which', () => {
    given(...desk)
      .when(AssertClaim, named({ id: 'hur' }))
      .isRefused('holder.not-on-file', 'hur');
    given(...desk)
      .when(AssertClaim, named({ forId: 'ukraine' }))
      .isRefused('holder.not-on-file', 'ukraine');
  });

  it('is amended to say another, who is on file, too', () => {
    const amend = (id: string) =>
      given(...desk, asserts('NIS', { statementId: 's-1' })).when(AmendStatement, {
        claimId: CLAIM,
        statementId: 's-1',
        changes: { holder: { name: 'NIS', role: 'third_party_official', id } },
        reason: 'it is this one',
      });
    amend('nis').comesTo('StatementAmended');
    amend('hur').isRefused('holder.not-on-file', 'hur');
  });
});
