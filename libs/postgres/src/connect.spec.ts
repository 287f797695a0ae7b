import { isAway } from './connect.js';

describe('a database', () => {
  it.each([
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    '57P01',
    '08006',
    '53100',
    '53200',
    '53300',
    '25006',
    '57P03',
    '57014',
    '40001',
    '58030',
  ])('is away, and comes back, where it answers %s', (code) =>
    expect(isAway(Object.assign(new Error('away'), { code }))).toBe(true),
  );

  it.each([
    ['whose quota is used up', 'XX000', 'md.c'],
    ['that can only be read', '42501', 'fd.c'],
  ])('is away, and comes back, where its disk is one %s', (_what, code, file) =>
    expect(isAway(Object.assign(new Error('could not extend file'), { code, file }))).toBe(true),
  );

  it.each(['42P01', '23505', '22P02', '42501', 'XX000', '25P02'])('is there where it answers %s', (code) =>
    expect(isAway(Object.assign(new Error('wrong'), { code }))).toBe(false),
  );
});
