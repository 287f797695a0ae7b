/** The number of an edition says what it is of: a release never takes tables for its own that another one filled. */
import { editionsNow, sealedEditions, whyNotAsSealed } from './editions.js';

const sealed = { edition: 7, digest: 'a' };

describe('the edition of', () => {
  it.each(Object.keys({ ...editionsNow(), ...sealedEditions() }))('the %s counts up with what it is of', (name) =>
    expect(whyNotAsSealed(name, editionsNow()[name], sealedEditions()[name])).toBeUndefined(),
  );
});

describe('an edition', () => {
  it('is as it was sealed', () => expect(whyNotAsSealed('read models', { ...sealed }, sealed)).toBeUndefined());

  it.each([
    ['is of something else under the same number', { edition: 7, digest: 'b' }, /count it up, then npm run golden/],
    ['was counted up and not sealed', { edition: 8, digest: 'b' }, /counted up to 8: npm run golden/],
    ['was counted up where nothing that shows has changed', { edition: 8, digest: 'a' }, /npm run golden/],
    ['goes back', { edition: 6, digest: 'a' }, /never goes back/],
    ['is nowhere any more', undefined, /no edition of the read models/],
  ])('is refused where it %s', (_, now, why) => expect(whyNotAsSealed('read models', now, sealed)).toMatch(why));
});
