/** A Kafka that takes no unencrypted, anonymous client: what Stet needs there, and what it says of what is wrong. */
import { logAt, readSettings, type Service, startService } from '#service';
import { type FreshDatabase, freshDatabase, freshTopic } from '#testing';
import { makeAuthority, type Signed } from '../scripts/certificates.mjs';
import { PASSWORD, type SecuredKafka, startSecuredKafka, stetAcls, USER } from './secured-kafka.js';

describe('a Kafka with TLS, SASL and ACLs', () => {
  const topic = 'stet.commits';
  let kafka: SecuredKafka;
  let database: FreshDatabase;
  let client: Signed;
  let stranger: Signed;
  let expired: Signed;

  beforeAll(async () => {
    [kafka, database] = await Promise.all([startSecuredKafka(), freshDatabase()]);
    client = await kafka.authority.sign({ commonName: USER });
    stranger = await (await makeAuthority('Another')).sign({ commonName: USER });
    expired = await kafka.authority.sign({ commonName: USER, expired: true });
    await kafka.asAdmin((admin) =>
      admin.createAcls({ acl: [...stetAcls(topic), ...stetAcls(topic, `User:CN=${USER}`)] }),
    );
  });

  afterAll(async () => {
    await database.drop();
    await kafka.stop();
  });

  const start = (environment: Record<string, string | undefined>): Promise<Service> =>
    startService(
      readSettings({ PORT: '0', DATABASE_URL: database.url, ...kafka.settings(topic), ...environment }),
      { http: true, projector: true },
      logAt('silent'),
    );

  it.each<[string, () => Record<string, string | undefined>]>([
    ['SCRAM-SHA-512', () => ({})],
    ['SCRAM-SHA-256', () => ({ KAFKA_SASL: 'scram-sha-256' })],
    ['PLAIN', () => ({ KAFKA_SASL: 'PLAIN' })],
    [
      'a certificate of its own',
      () => ({ ...noSasl, KAFKA_BROKERS: kafka.cluster.mutual, KAFKA_CERT: client.cert, KAFKA_KEY: client.key }),
    ],
  ])(
    'lets Stet in by %s, with the ACLs that the docs give it and no more',
    async (_how, settings) => {
      const service = await start(settings());
      const answer = await fetch(`${service.url}/v1/health`);
      expect(answer.status).toBe(200);
      await service.stop();
    },
    60_000,
  );

  it.each<[string, () => Record<string, string | undefined>, RegExp]>([
    ['trusts the system alone', () => ({ KAFKA_CA: undefined }), /x/],
    ['trusts another authority', () => ({ KAFKA_CA: stranger.cert }), /x/],
    ['asks by a number', () => ({ KAFKA_BROKERS: kafka.cluster.sasl?.replace('localhost', '127.0.0.1') }), /x/],
    ['asks without TLS', () => ({ KAFKA_TLS: undefined, KAFKA_CA: undefined }), /x/],
    ['asks for TLS where there is none', () => ({ KAFKA_BROKERS: kafka.cluster.brokers }), /x/],
    ['does not say who it is', () => noSasl, /x/],
    ['has another password', () => ({ KAFKA_PASSWORD: 'wrong-one' }), /x/],
    ['has another password, PLAIN', () => ({ KAFKA_PASSWORD: 'wrong-one', KAFKA_SASL: 'PLAIN' }), /x/],
    ['shows no certificate', () => ({ ...noSasl, KAFKA_BROKERS: kafka.cluster.mutual }), /x/],
    [
      'shows a strange certificate',
      () => ({ ...noSasl, KAFKA_BROKERS: kafka.cluster.mutual, KAFKA_CERT: stranger.cert, KAFKA_KEY: stranger.key }),
      /x/,
    ],
    [
      'shows an expired certificate',
      () => ({ ...noSasl, KAFKA_BROKERS: kafka.cluster.mutual, KAFKA_CERT: expired.cert, KAFKA_KEY: expired.key }),
      /x/,
    ],
    ['has no ACL on its topic', () => ({ STET_TOPIC: freshTopic() }), /x/],
  ])(
    'refuses at the start one that %s',
    async (_what, settings, says) => {
      const t = Date.now();
      const error: Error = await start(settings()).then(
        () => new Error('started'),
        (e: Error) => e,
      );
      console.log(_what, Date.now() - t, error.message);
      expect(error.message).toMatch(says);
    },
    60_000,
  );
});

const noSasl = { KAFKA_SASL: undefined, KAFKA_USERNAME: undefined, KAFKA_PASSWORD: undefined };
