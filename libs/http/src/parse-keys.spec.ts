import { parseKeys } from './parse-keys.js';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const good = { role: 'tool', name: 'wire', sha256: A };
const refusal =
  (keys: unknown[], more: object = {}) =>
  () =>
    parseKeys(JSON.stringify({ keys, ...more }));

describe('a file of keys', () => {
  it('is read', () => {
    const keys = [good, { role: 'editor', name: 'wire', sha256: B, expires: '2027-01-31T00:00:00+01:00' }];
    expect(parseKeys(JSON.stringify({ keys }))).toEqual(keys);
  });

  it.each([
    '',
    '\0',
    '{',
    'null',
    '[]',
    '{}',
    '{"keys":{}}',
    '{"keys":[],"keys":[]}',
    '\uFEFF\uFEFF{}',
    '['.repeat(99_999),
  ])('is refused if it is %j', (text) =>
    expect(() => parseKeys(text)).toThrow(/^it (holds no list of keys|is no JSON)/),
  );

  it('is read as editors of other systems write it: with a mark of the order of bytes, and other ends of lines', () =>
    expect(parseKeys(`\uFEFF${JSON.stringify({ keys: [good] }, null, 2).replaceAll('\n', '\r\n')}`)).toEqual([good]));

  it('was once said to be no JSON where it has more keys than are read', () =>
    expect(refusal(Array.from({ length: 2000 }, (_, place) => ({ ...good, name: `wire-${place}` })))).toThrow(
      /^it holds too much: 5000 fields and items are the most$/,
    ));

  it.each([null, 1893456000, true, {}])('is refused with %j as an expiry: it would be taken for none', (expires) =>
    expect(refusal([{ ...good, expires }])).toThrow('key 1 wants expires to be a date-time with its zone'),
  );

  it.each([
    ['revoked', true],
    ['revoked', false],
    ['expiry', '2027-01-31T00:00:00Z'],
    ['Expires', '2027-01-31T00:00:00Z'],
    ['toString', 1],
    ['key', 'stet_tool_secret'],
  ])('was once taken with %s, which means nothing', (field, value) => {
    const refused = refusal([{ ...good, [field]: value }]);
    expect(refused).toThrow(`key 1 has ${field}, which means nothing: to revoke a key, take it out`);
    expect(refused).not.toThrow(/secret/);
  });

  it('is refused with what means nothing beside its keys', () =>
    expect(refusal([good], { revoked: ['wire'] })).toThrow('it has revoked beside its keys, which means nothing'));

  it.each([
    '2027-01-31',
    '2027-01-31T00:00:00',
    '2027-02-30T00:00:00Z',
    '2027-01-31T25:00:00Z',
    'tomorrow',
    '31.1.2027',
    '',
    '+272027-01-31T00:00:00Z',
    '2027-01-31T00:00:00Z\n',
    ['2027-01-31T00:00:00Z'],
    1801353600,
    null,
    true,
  ])('is refused if a key expires %j: such as never came', (expires) =>
    expect(refusal([{ ...good, expires }])).toThrow('key 1 wants expires to be a date-time with its zone'),
  );

  it('once took one hash under two roles, and let its holder in as the first', () =>
    expect(refusal([good, { ...good, role: 'editor' }])).toThrow(`keys 1 and 2 both have the sha256 ${A}`));

  it('is refused if two keys could not be told apart in the log', () =>
    expect(refusal([{ ...good, sha256: B }, good])).toThrow('keys 1 and 2 both have the identity tool:wire'));

  it.each([null, 1, 'key', [], {}])('is refused with every field that %j lacks', (key) =>
    expect(refusal([good, key])).toThrow(/key 2 wants a name.*; key 2 wants a role.*; key 2 wants the sha256/),
  );

  it.each([
    ['name', 'stet'],
    ['name', 'stet-courier'],
    ['name', 'Wire'],
    ['name', ''],
    ['name', ['wire']],
    ['role', 'admin'],
    ['role', 'local'],
    ['sha256', A.toUpperCase()],
    ['sha256', `${A}\n`],
    ['sha256', [A]],
  ])('is refused if the %s of a key is %j', (field, value) =>
    expect(refusal([{ ...good, [field]: value }])).toThrow(/^key 1 wants /),
  );
});
