import { type HolderFile, identificationDue } from './identification-due.js';

const onFile = (...files: Partial<HolderFile>[]) =>
  new Map(files.map((file) => [file.holderId ?? '', { version: 1, ...file } as HolderFile]));
const hur = { holderId: 'hur', for: 'ukraine' };
const gur = { holderId: 'gur', mergedInto: 'hur' };
const byCourier = { by: 'courier' } as const;

describe('a name on a claim', () => {
  it('means the one holder that goes by it', () =>
    expect(identificationDue({ having: ['hur'] }, onFile(hur))).toMatchObject({ holderId: 'hur' }));

  it('means whom that holder is merged into', () =>
    expect(identificationDue({ having: ['gur'] }, onFile(hur, gur))).toMatchObject({ holderId: 'hur' }));

  it('means none of two, and one that both are', () => {
    expect(identificationDue({ having: ['hur', 'nis'] }, onFile(hur, { holderId: 'nis' }))).toBeUndefined();
    expect(identificationDue({ having: ['hur', 'gur'] }, onFile(hur, gur))).toMatchObject({ holderId: 'hur' });
  });

  it('is taken back once nobody goes by it, or two do, if it was said', () => {
    const said = { holderId: 'hur', forId: 'ukraine', ...byCourier };
    expect(identificationDue({ said, had: ['hur'] }, onFile(hur))).toMatchObject({ holderId: null });
    expect(identificationDue({ said, having: ['hur', 'nis'] }, onFile(hur, { holderId: 'nis' }))).toMatchObject({
      holderId: null,
    });
    expect(identificationDue({ said: { holderId: null, ...byCourier }, had: ['hur'] }, onFile(hur))).toBeUndefined();
  });

  it('is said again with another house, and not if it means what was said', () => {
    const said = { holderId: 'hur', ...byCourier };
    expect(identificationDue({ said, having: ['hur'] }, onFile(hur))).toMatchObject({ holderId: 'hur' });
    expect(identificationDue({ said: { ...said, forId: 'ukraine' }, having: ['hur'] }, onFile(hur))).toBeUndefined();
  });

  it('means what an editor said', () =>
    expect(
      identificationDue({ said: { holderId: null, by: 'editor' }, having: ['hur'] }, onFile(hur)),
    ).toBeUndefined());

  it('means nothing yet while it leads to a file that has not come', () =>
    expect(identificationDue({ having: ['gur'] }, onFile(gur))).toBeUndefined());
});

describe('an id on a claim', () => {
  it('need not be said while it means itself', () =>
    expect(identificationDue({ id: 'nis' }, onFile({ holderId: 'nis' }))).toBeUndefined());

  it('means whom it is merged into, the house of that with it, or itself with a house', () => {
    expect(identificationDue({ id: 'gur' }, onFile(hur, gur))).toMatchObject({ holderId: 'hur' });
    expect(identificationDue({ id: 'hur' }, onFile(hur))).toMatchObject({ holderId: 'hur' });
  });

  it('means itself again once it is merged no more', () => {
    const said = { holderId: 'hur', ...byCourier };
    expect(identificationDue({ said, id: 'gur' }, onFile(hur, { holderId: 'gur' }))).toMatchObject({ holderId: 'gur' });
  });

  it('means the least of those that are merged in a circle, and whoever is merged into it', () => {
    const circle = onFile(
      { holderId: 'outside', mergedInto: 'c' },
      { holderId: 'c', mergedInto: 'b' },
      { holderId: 'b', mergedInto: 'a' },
      { holderId: 'a', mergedInto: 'c' },
    );
    for (const id of ['b', 'c', 'outside'])
      expect([id, identificationDue({ id }, circle)]).toMatchObject([id, { holderId: 'a' }]);
    expect(identificationDue({ id: 'a' }, circle)).toBeUndefined();
  });
});

describe('its cause', () => {
  const causeOf = (...[asked, files]: Parameters<typeof identificationDue>) => identificationDue(asked, files)?.cause;

  it('is another each time that an alias is added, removed and added again', () => {
    const said = { holderId: 'hur', ...byCourier };
    const none = { holderId: null, ...byCourier };
    const causes = [1, 3, 5].flatMap((version) => {
      const [added, removed] = [version, version + 1].map((one) => onFile({ holderId: 'hur', version: one }));
      return [
        causeOf({ ...(version > 1 && { said: none }), having: ['hur'] }, added ?? new Map()),
        causeOf({ said, had: ['hur'] }, removed ?? new Map()),
      ];
    });
    expect(new Set(causes).size).toBe(6);
    expect(causes).not.toContain(undefined);
  });

  it('is another each time that a second holder goes by its name and does so no more, though the first stays as it is', () => {
    const causes = [2, 4].flatMap((version) => {
      const files = onFile({ holderId: 'sbu' }, { holderId: 'fsb', version });
      const later = onFile({ holderId: 'sbu' }, { holderId: 'fsb', version: version + 1 });
      return [
        causeOf({ said: { holderId: 'sbu', ...byCourier }, having: ['sbu', 'fsb'] }, files),
        causeOf({ said: { holderId: null, ...byCourier }, having: ['sbu'], had: ['fsb'] }, later),
      ];
    });
    expect(new Set(causes).size).toBe(4);
    expect(causes).not.toContain(undefined);
  });

  it('is the same for whoever looks at the same files, in whatever order they come', () => {
    const files = [hur, gur, { holderId: 'nis', mergedInto: 'hur' }];
    expect(causeOf({ having: ['gur', 'nis'] }, onFile(...files))).toBe(
      causeOf({ having: ['nis', 'gur'] }, onFile(...files.toReversed())),
    );
  });

  it('is another with each version of a file in its chain', () =>
    expect(causeOf({ having: ['gur'] }, onFile(hur, gur))).not.toBe(
      causeOf({ having: ['gur'] }, onFile({ ...hur, version: 2 }, gur)),
    ));
});
