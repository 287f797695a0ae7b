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
    '53300',
  ])('is away, and comes back, where it answers %s', (code) =>
    expect(isAway(Object.assign(new Error('away'), { code }))).toBe(true),
  );

  it.each(['42P01', '23505', '22P02'])('is there where it answers %s', (code) =>
    expect(isAway(Object.assign(new Error('wrong'), { code }))).toBe(false),
  );
});
