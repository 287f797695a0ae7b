import type { HolderIdentified } from './identify-holder.js';
import { type Identification, meant, withIdentified } from './identification.js';

const said = (told: Partial<HolderIdentified>): HolderIdentified => ({
  claimId: 'nk-troops',
  holderId: null,
  by: 'courier',
  ...told,
});
const after = (...told: Partial<HolderIdentified>[]) =>
  told.map(said).reduce<Identification[]>((before, one) => withIdentified(before, one), []);
const byEditor = { by: 'editor' } as const;

describe('whom a name means on a claim', () => {
  it('is nobody on file until somebody says so', () => {
    expect(meant(undefined, { name: 'GUR' })).toBeUndefined();
    expect(meant(after({ name: 'GUR', holderId: null }), { name: 'GUR' })).toBeUndefined();
  });

  it('is a holder with its house, however the name is spelled', () =>
    expect(meant(after({ name: 'GUR', holderId: 'hur', forId: 'ukraine' }), { name: ' gur' })).toEqual({
      holderId: 'hur',
      forId: 'ukraine',
    }));

  it('is what was said last', () =>
    expect(meant(after({ name: 'GUR', holderId: 'a' }, { name: 'GUR', holderId: 'b' }), { name: 'GUR' })).toEqual({
      holderId: 'b',
    }));

  it('follows an editor’s holder through mergers, and to its new house', () => {
    const merged = after(
      { name: 'GUR', holderId: 'gur', forId: 'russia', ...byEditor },
      { id: 'gur', holderId: 'hur', forId: 'ukraine' },
    );
    expect(meant(merged, { name: 'GUR' })).toEqual({ holderId: 'hur', forId: 'ukraine' });
  });

  it('has no house any more once an editor’s holder has none', () => {
    const left = after({ name: 'GUR', holderId: 'hur', forId: 'ukraine', ...byEditor }, { id: 'hur', holderId: 'hur' });
    expect(meant(left, { name: 'GUR' })).toEqual({ holderId: 'hur' });
  });

  it('is a house that was merged under its new id, and no house where that is the holder itself', () => {
    const house = after({ name: 'HUR', holderId: 'hur', forId: 'ua' }, { id: 'ua', holderId: 'ukraine', forId: 'un' });
    expect(meant(house, { name: 'HUR' })).toEqual({ holderId: 'hur', forId: 'ukraine' });
    expect(
      meant(after({ name: 'HUR', holderId: 'hur', forId: 'ua' }, { id: 'ua', holderId: 'hur' }), { name: 'HUR' }),
    ).toEqual({ holderId: 'hur' });
  });
});

describe('whom an id means on a claim', () => {
  it('is itself until it is merged', () => {
    expect(meant(undefined, { id: 'hur' })).toEqual({ holderId: 'hur' });
    expect(meant(after({ id: 'gur', holderId: 'hur' }), { id: 'gur' })).toEqual({ holderId: 'hur' });
  });

  it('comes before what its name means', () =>
    expect(meant(after({ name: 'GUR', holderId: 'hur' }), { id: 'russian-gur', name: 'GUR' })).toEqual({
      holderId: 'russian-gur',
    }));

  it('is the least id where editors have led it in a circle', () => {
    const circle = after(
      { id: 'a', holderId: 'c', ...byEditor },
      { id: 'c', holderId: 'b', ...byEditor },
      { id: 'b', holderId: 'c', ...byEditor },
    );
    for (const id of ['a', 'b', 'c']) expect(meant(circle, { id })).toEqual({ holderId: 'b' });
  });

  it('is found at once among thousands', () => {
    const many = after(...Array.from({ length: 2000 }, (_, n) => ({ name: `Agency ${n}`, holderId: `agency-${n}` })));
    expect(meant(many, { name: 'AGENCY 1999' })).toEqual({ holderId: 'agency-1999' });
  });
});
