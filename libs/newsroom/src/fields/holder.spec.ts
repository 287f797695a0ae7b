import { type Holder, holderKey, holderKeys, nameKey } from './holder.js';

const peskov: Holder = { name: 'Dmitry Peskov', role: 'implicated_party' };
const official: Holder = { name: 'a US official', role: 'anonymous_official' };

describe('two holders', () => {
  it.each([
    ['in another case', 'Dmitry Peskov', 'DMITRY PESKOV'],
    ['with blanks around it', 'Dmitry Peskov', '  Dmitry Peskov\n'],
    ['in Hangul taken apart', '김용현', '김용현'.normalize('NFD')],
    ['in full-width letters', 'NIS', 'ＮＩＳ'],
    ['with its accents apart', 'François', 'Franc\u0327ois'],
    ['with a blank that does not break', 'Dmitry Peskov', 'Dmitry\u00a0Peskov'],
  ])('are the same if the name is the same %s', (_, one, other) => expect(named(one)).toBe(named(other)));

  it.each([
    ['names', 'Dmitry Peskov', 'Vladimir Putin'],
    ['spellings', 'Zelensky', 'Zelenskyy'],
  ])('are two if their %s differ', (_, one, other) => expect(named(one)).not.toBe(named(other)));

  it('are the same whatever their roles and outlets are', () =>
    expect(key({ holder: { ...peskov, role: 'expert' }, outletId: 'tass' })).toBe(key({ holder: peskov })));

  it('are the same if they speak for the same', () =>
    expect(key({ holder: { ...peskov, for: 'Kremlin' } })).toBe(
      key({ holder: { ...peskov, name: 'Vladimir Putin', for: 'kremlin ' } }),
    ));
});

describe('a holder without a name', () => {
  const unnamed = { holder: official, basis: 'anonymous' };

  it('is a source of its outlet: "a US official" of two papers is two holders', () =>
    expect(key({ ...unnamed, outletId: 'reuters' })).not.toBe(key({ ...unnamed, outletId: 'ap' })));

  it('is a source of the outlet that first had it, the last on the way', () => {
    const first = key({ ...unnamed, outletId: 'reuters' });
    expect(key({ ...unnamed, outletId: 'newsweek', via: [{ outlet: 'reuters' }] })).toBe(first);
    expect(key({ ...unnamed, outletId: 'unn', via: [{ outlet: 'newsweek' }, { outlet: 'reuters' }] })).toBe(first);
    expect(key({ ...unnamed, outletId: 'unn', via: [{ outlet: 'reuters' }, { outlet: 'newsweek' }] })).not.toBe(first);
  });

  it('is the same of an outlet that is only named', () =>
    expect(key({ ...unnamed, via: [{ name: 'Russian media' }] })).toBe(
      key({ ...unnamed, outletId: 'unn', via: [{ name: 'RUSSIAN MEDIA' }] }),
    ));

  it('is meant by its name with its outlet', () =>
    expect(key({ ...unnamed, outletId: 'reuters' })).toBe(nameKey({ name: 'A US official', outlet: 'reuters' })));

  it('is nobody who bears the same words as a name', () =>
    expect(key(unnamed)).not.toBe(key({ ...unnamed, basis: 'named' })));
});

describe('outlets that rest on what anyone can look up', () => {
  const reuters: Holder = { name: 'Reuters', role: 'outlet' };
  const ap: Holder = { name: 'AP', role: 'outlet' };

  it('are one holder', () =>
    expect(key({ holder: reuters, basis: 'record' })).toBe(key({ holder: ap, basis: 'record', outletId: 'ap' })));

  it('are two where each has reporting of its own', () =>
    expect(key({ holder: reuters, basis: 'own_reporting' })).not.toBe(key({ holder: ap, basis: 'own_reporting' })));

  it('are no court that cites the same record', () =>
    expect(key({ holder: { name: 'a court', role: 'expert' }, basis: 'record' })).toBe(named('a court')));
});

describe('an editor', () => {
  it('may mean whom the holder speaks for, or the holder alone', () =>
    expect(holderKeys({ holder: { ...peskov, for: 'Kremlin' }, basis: 'named', outletId: 'tass' })).toEqual([
      nameKey({ name: 'Kremlin' }),
      nameKey({ name: 'Dmitry Peskov' }),
    ]));

  it('has one name for a holder who speaks for nobody else', () =>
    expect(holderKeys({ holder: peskov, basis: 'named', outletId: 'tass' })).toEqual(['dmitry peskov']));
});

function key(statement: Partial<Parameters<typeof holderKey>[0]>): string {
  return holderKey({ holder: peskov, basis: 'named', outletId: 'kbs-world', ...statement });
}

function named(name: string): string {
  return key({ holder: { ...peskov, name } });
}
