import { whereabouts } from './database.js';

describe("a database's address", () => {
  it('keeps the words that are not about TLS for the server, and those that are for itself', () =>
    expect(
      whereabouts('postgres://stet:secret@db-1:5432/stet?sslmode=verify-full&search_path=x&sslrootcert=/ca'),
    ).toEqual({
      url: 'postgres://stet:secret@db-1:5432/stet?search_path=x',
      tls: { mode: 'verify-full', root: '/ca' },
      options: {},
    }));

  it('trusts the system where the authority is called so', () =>
    expect(whereabouts('postgres://db-1/stet?sslmode=verify-full&sslrootcert=system').tls).toEqual({
      mode: 'verify-full',
    }));

  it.each([
    ['postgres://stet@[::1]:5433/stet', ['::1'], [5433]],
    ['postgres://stet@[fd00::7]/stet', ['fd00::7'], [5432]],
    ['postgres://stet:p%40x@[::1]:5433,db-2/stet', ['::1', 'db-2'], [5433, 5432]],
  ])('may be an IPv6 address, of which the library took the first colon for a port’s: %s', (url, host, port) =>
    expect(whereabouts(url).options).toEqual({ host, port }),
  );

  it('is left to the library where it is none', () =>
    expect(whereabouts('postgres://stet@db-1:5433/stet')).toEqual({
      url: 'postgres://stet@db-1:5433/stet',
      tls: undefined,
      options: {},
    }));
});
