/** A Kafka that takes no unencrypted, anonymous client: how Stet comes in, and what it says where it does not. */
import { openKafkaLedger } from '#ledger';
import { logAt, readSettings, type Service, startService } from '#service';
import { eventually, type FreshDatabase, freshDatabase, freshTopic } from '#testing';
import { saidOnTheDeployPage } from './deploy-page.js';
import { makeAuthority, type Signed } from '../scripts/certificates.mjs';
import { type SecuredKafka, startSecuredKafka, stetAcls, USER } from '../scripts/secured-kafka.mjs';

type Settings = Record<string, string | undefined>;

const NOBODY = { KAFKA_SASL: undefined, KAFKA_USERNAME: undefined, KAFKA_PASSWORD: undefined };

describe('a Kafka with TLS, SASL and ACLs', () => {
  const said = saidOnTheDeployPage();
  const topic = 'stet.commits';
  let kafka: SecuredKafka;
  let database: FreshDatabase;
  let ours: Signed;
  let strange: Signed;
  let expired: Signed;

  /** What is wrong, and its row in docs/deploy.md. */
  const wrong: [string, () => Settings, string][] = [
    ['trusts the system alone', () => ({ KAFKA_CA: undefined }), 'Kafka’s authority is not trusted'],
    ['trusts another authority', () => ({ KAFKA_CA: strange.cert }), 'Kafka’s authority is not trusted'],
    [
      'asks by an address',
      byAddress,
      'Kafka’s certificate is for another name, or for a name, and it is asked by its address',
    ],
    [
      'asks without TLS',
      () => ({ KAFKA_TLS: undefined, KAFKA_CA: undefined }),
      'Kafka wants TLS or SASL, and is asked without',
    ],
    ['wants TLS where there is none', () => ({ KAFKA_BROKERS: kafka.cluster.brokers }), 'Kafka speaks no TLS there'],
    ['does not say who it is', () => NOBODY, 'Kafka wants TLS or SASL, and is asked without'],
    ['has another password', () => ({ KAFKA_PASSWORD: 'guessed' }), 'Kafka does not take the password'],
    ['has another name', () => ({ KAFKA_USERNAME: 'desk' }), 'Kafka does not take the password'],
    [
      'has another password for PLAIN',
      () => ({ KAFKA_PASSWORD: 'guessed', KAFKA_SASL: 'PLAIN' }),
      'Kafka does not take the password',
    ],
    ['shows no certificate', () => presenting(undefined), 'Kafka does not take the certificate'],
    ['shows one of another authority', () => presenting(strange), 'Kafka does not take the certificate'],
    ['shows one that has expired', () => presenting(expired), 'Kafka does not take the certificate'],
  ];
  /** Each tries for a while, and all of them at once. */
  let refusals: Promise<string>[];

  beforeAll(async () => {
    [kafka, database] = await Promise.all([startSecuredKafka(), freshDatabase()]);
    ours = await kafka.authority.sign({ commonName: USER });
    strange = await (await makeAuthority('Another')).sign({ commonName: USER });
    expired = await kafka.authority.sign({ commonName: USER, expired: true });
    const acl = [...stetAcls(topic), ...stetAcls(topic, { principal: `User:CN=${USER}` })];
    await kafka.asAdmin((admin) => admin.createAcls({ acl }));
    refusals = wrong.map(([, settings]) => refusalOf(settings()));
  });

  afterAll(async () => {
    await database.drop();
    await kafka.stop();
  });

  it.each<[string, () => Settings]>([
    ['SCRAM-SHA-512', () => ({})],
    ['SCRAM-SHA-256', () => ({ KAFKA_SASL: 'scram-sha-256' })],
    ['PLAIN', () => ({ KAFKA_SASL: 'PLAIN' })],
    ['a certificate of its own', () => presenting(ours)],
  ])('lets Stet in by %s, and with no more than the ACLs of the docs it does all its work', async (_how, settings) => {
    const service = await start(settings());
    const posted = await fetch(`${service.url}/v1/commands/register-outlet`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
      body: JSON.stringify({ outletId: 'one', name: 'One' }),
    });
    expect(posted.status).toBe(201);
    const { position } = (await posted.json()) as { position: string };
    const headers = { 'read-after': position };
    await eventually(async () => (await fetch(`${service.url}/v1/outlets/one`, { headers })).status === 200);
    await service.stop();
  });

  it.each(wrong.map(([what, , says], n) => [what, says, n] as const))(
    'is not reached by one that %s, which says at its start what docs/deploy.md says',
    async (_what, says, n) => {
      const refusal = await refusals[n];
      expect(refusal).toMatch(/^The Kafka at \S+ .*, then start again\.$/);
      expect(refusal).toContain(`${said(says)}, then`);
      expect(refusal).not.toMatch(/guessed|not-told/);
    },
  );

  it.each([
    ['Create', 'topic', 0],
    ['DescribeConfigs', 'topic', 1],
    ['Read', 'topic', 2],
    ['Write', 'topic', 3],
    ['Read', 'groups', 4],
  ])('refuses one without the ACL %s on its %s, which says so at its start', async (_operation, on, which) => {
    const own = freshTopic();
    if (which > 0) await makeTopic(own);
    const acl = stetAcls(own).filter((_, n) => n !== which);
    await kafka.asAdmin((admin) => admin.createAcls({ acl }));
    const fresh = await freshDatabase();
    const refusal = await refusalOf({ STET_TOPIC: own, DATABASE_URL: fresh.url });
    expect(refusal).toContain(`${said(`an ACL on the ${on} is missing`)}, then`);
    await fresh.drop();
  });

  function presenting(signed: Signed | undefined): Settings {
    const own = signed && { KAFKA_CERT: signed.cert, KAFKA_KEY: signed.key };
    return { ...NOBODY, KAFKA_BROKERS: kafka.cluster.mutual, ...own };
  }

  function byAddress(): Settings {
    return { KAFKA_BROKERS: kafka.cluster.sasl?.replace('localhost', '127.0.0.1') };
  }

  async function makeTopic(name: string): Promise<void> {
    const ledger = await openKafkaLedger({ brokers: kafka.cluster.brokers.split(','), topic: name });
    await ledger.close();
  }

  function start(settings: Settings): Promise<Service> {
    const environment = { PORT: '0', DATABASE_URL: database.url, ...kafka.settings, ...settings };
    return startService(readSettings(environment), { http: true, projector: true }, logAt('silent'));
  }

  async function refusalOf(settings: Settings): Promise<string> {
    const started = start(settings).then((service) => service.stop().then(() => 'It started.'));
    return started.catch((error: Error) => error.message);
  }
});
