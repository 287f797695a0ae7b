/** TLS and SASL among the settings: what is wrong is said at the start, all at once, and no secret with it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAuthority, type Signed } from '../../../scripts/certificates.mjs';
import { readSettings } from './configuration.js';

const SASL = { KAFKA_SASL: 'SCRAM-SHA-256', KAFKA_USERNAME: 'stet', KAFKA_PASSWORD: 'Qx-secret' };

describe('the settings of TLS and SASL', () => {
  let folder: string;
  let ours: Signed;
  let other: Signed;
  let ca: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stet-settings-'));
    const authority = await makeAuthority();
    [ca, ours, other] = [authority.ca, await authority.sign(), await authority.sign()];
    const files = { ca, cert: ours.cert, key: ours.key, password: 'from the file\n', empty: '', odd: 'no PEM' };
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('are read from the environment, or from files that it names', () => {
    const inPlace = { KAFKA_TLS: 'true', KAFKA_CA: ca, KAFKA_CERT: ours.cert, KAFKA_KEY: ours.key };
    const inFiles = { KAFKA_TLS: 'TRUE', KAFKA_CA: at('ca'), KAFKA_CERT: at('cert'), KAFKA_KEY_FILE: at('key') };
    for (const settings of [inPlace, inFiles, { ...inFiles, KAFKA_KEY_FILE: undefined, KAFKA_KEY: at('key') }])
      expect(security({ ...settings, ...SASL }).tls?.()).toEqual({ ca, cert: ours.cert, key: ours.key });
    expect(security({ KAFKA_TLS: 'true' }).tls?.()).toEqual({});
    expect(security({ KAFKA_TLS: 'false' }).tls).toBeUndefined();
  });

  it('take a password anew from its file whenever it is wanted', async () => {
    const settings = { ...SASL, KAFKA_PASSWORD: undefined, KAFKA_PASSWORD_FILE: at('password'), KAFKA_TLS: 'true' };
    const { sasl } = security(settings);
    expect([sasl?.mechanism, sasl?.username, sasl?.password()]).toEqual(['scram-sha-256', 'stet', 'from the file']);
    await writeFile(at('password'), 'changed\r\n');
    expect(sasl?.password()).toBe('changed');
    expect(
      readSettings({ DATABASE_URL: 'postgres://db/stet', PGPASSWORD_FILE: at('password') }).databasePassword?.(),
    ).toBe('changed');
  });

  it.each<[string, () => Record<string, string | undefined>, RegExp]>([
    [
      'a word that is neither true nor false',
      () => ({ KAFKA_TLS: 'yes' }),
      /KAFKA_TLS is "yes"; it wants true or false/,
    ],
    ['an unknown mechanism', () => ({ ...SASL, KAFKA_SASL: 'GSSAPI' }), /"GSSAPI"; it wants PLAIN, SCRAM-SHA-256 or/],
    ['SASL without a name', () => ({ ...SASL, KAFKA_USERNAME: undefined }), /KAFKA_SASL wants KAFKA_USERNAME, and/],
    [
      'SASL without a password',
      () => ({ ...SASL, KAFKA_PASSWORD: undefined }),
      /and KAFKA_PASSWORD or KAFKA_PASSWORD_F/,
    ],
    [
      'a password without SASL',
      () => ({ KAFKA_PASSWORD: 'Qx-secret' }),
      /KAFKA_PASSWORD is set, and KAFKA_SASL is not/,
    ],
    ['a password in two places', () => ({ ...SASL, KAFKA_PASSWORD_FILE: at('password') }), /one is enough: remove/],
    [
      'a password file that is not there',
      () => inFile('nothing'),
      /KAFKA_PASSWORD_FILE names a file that cannot be read/,
    ],
    [
      'a password in a device without end',
      () => ({ ...SASL, KAFKA_PASSWORD: undefined, KAFKA_PASSWORD_FILE: '/dev/zero', KAFKA_TLS: 'true' }),
      /KAFKA_PASSWORD_FILE names a file that cannot be read \(a pipe or a device\)/,
    ],
    ['an empty password file', () => inFile('empty'), /KAFKA_PASSWORD_FILE names a file in which nothing is/],
    ['SASL unencrypted to another machine', () => SASL, /unencrypted to kafka-1:9092: set KAFKA_TLS=true/],
    ['the same with TLS off', () => ({ ...SASL, KAFKA_TLS: 'false' }), /unencrypted to kafka-1:9092: set KAFKA_TLS=t/],
    ['an authority without TLS', () => ({ KAFKA_CA: ca }), /KAFKA_CA is set, and KAFKA_TLS is not/],
    ['an authority with TLS off', () => ({ KAFKA_TLS: 'false', KAFKA_CA: ca }), /KAFKA_CA mean nothing without KAFKA_/],
    [
      'an authority that is no certificate',
      () => ({ KAFKA_TLS: 'true', KAFKA_CA: at('odd') }),
      /KAFKA_CA wants a certi/,
    ],
    [
      'an authority that is not there',
      () => ({ KAFKA_TLS: 'true', KAFKA_CA: at('gone') }),
      /KAFKA_CA names a file that/,
    ],
    ['a certificate without its key', () => ({ KAFKA_TLS: 'true', KAFKA_CERT: ours.cert }), /go together: set both/],
    ['a key of another certificate', () => ({ ...own(), KAFKA_KEY: other.key }), /KAFKA_KEY is not the key of the/],
    ['a certificate for a key', () => ({ ...own(), KAFKA_KEY: ours.cert }), /KAFKA_KEY wants a private key without a/],
    ['a key in two places', () => ({ ...own(), KAFKA_KEY_FILE: at('key') }), /KAFKA_KEY and KAFKA_KEY_FILE are set/],
    [
      'a setting of Kafka’s own programs',
      () => ({ KAFKA_SSL_CA: ca }),
      /KAFKA_SSL_CA is no setting; there are .*KAFKA_CA/,
    ],
  ])('refuse %s, and say what to mend without telling a secret', (_what, settings, says) => {
    const refusal = refusalOf(settings());
    expect(refusal).toMatch(says);
    expect(refusal).not.toMatch(/Qx-secret|from the file|BEGIN/);
  });

  it('let a password go unencrypted to this machine', () => {
    const settings = readSettings({ ...SASL, KAFKA_BROKERS: '127.0.0.1:9092,localhost:9093' });
    expect(settings.kafkaSecurity.sasl?.password()).toBe('Qx-secret');
  });

  it.each([
    ['sslmode=prefer', /sslmode=prefer; it wants one of disable, require, verify-ca, verify-full/],
    ['ssl=true', /has ssl, which is not read/],
    ['sslmode=require&sslpassword=Qx-secret', /has sslpassword, which is not read/],
    ['sslrootcert=CA', /has sslrootcert, which mean nothing without sslmode=verify-full/],
    ['sslmode=verify-full&sslrootcert=GONE', /sslrootcert of DATABASE_URL names a file that cannot be read \(ENOENT\)/],
    ['sslmode=verify-full&sslrootcert=ODD', /sslrootcert of DATABASE_URL wants a certificate in PEM, in a file/],
    ['sslmode=verify-full&sslcert=CERT', /has one of sslcert and sslkey: they go together/],
    ['sslmode=verify-full&sslcert=CERT&sslkey=CERT', /sslkey of DATABASE_URL wants a private key without/],
  ])('refuse a DATABASE_URL with %s', (words, says) => {
    const named = words.replace(/CA|CERT|GONE|ODD/g, (name) => at(name.toLowerCase()));
    const refusal = refusalOf({ DATABASE_URL: `postgres://stet:Qx-secret@db-1/stet?${named}` });
    expect(refusal).toMatch(says);
    expect(refusal).not.toContain('Qx-secret');
  });

  function at(name: string): string {
    return join(folder, name);
  }

  function own() {
    return { KAFKA_TLS: 'true', KAFKA_CERT: ours.cert, KAFKA_KEY: ours.key };
  }

  function inFile(name: string) {
    return { ...SASL, KAFKA_PASSWORD: undefined, KAFKA_PASSWORD_FILE: at(name), KAFKA_TLS: 'true' };
  }

  function security(settings: Record<string, string | undefined>) {
    return readSettings({ KAFKA_BROKERS: 'kafka-1:9092', ...settings }).kafkaSecurity;
  }

  function refusalOf(settings: Record<string, string | undefined>): string {
    try {
      readSettings({ KAFKA_BROKERS: 'kafka-1:9092', ...settings });
      return 'It was taken.';
    } catch (error) {
      return (error as Error).message;
    }
  }
});
