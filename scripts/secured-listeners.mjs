/**
 * Two more listeners of a broker for tests, as a managed Kafka has them: TLS with SASL, and TLS with certificates of both
 * ends. Who comes by them may do what ACLs say; who comes unencrypted over loopback, such as a test's own hand, may do all.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/** `ports` are the two listeners'; `presents` is the broker's certificate with its key; `users` are passwords by name. */
export async function securedListeners({ folder, ports: [sasl, mutual], presents, ca, users }) {
  const keystore = join(folder, 'broker.pem');
  const truststore = join(folder, 'clients-ca.pem');
  await writePresented(folder, presents);
  await writeFile(truststore, ca);
  const stores = {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keystore,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': truststore,
  };
  const plain = Object.entries(users).map(([name, password]) => `user_${name}="${password}"`);
  const jaas = (module, options = '') => `org.apache.kafka.common.security.${module} required ${options};`;
  return {
    listeners: `SASL://127.0.0.1:${sasl},MUTUAL://127.0.0.1:${mutual}`,
    advertised: `SASL://localhost:${sasl},MUTUAL://localhost:${mutual}`,
    settings: {
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL,MUTUAL:SSL',
      'inter.broker.listener.name': 'PLAINTEXT',
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
      'listener.name.mutual.ssl.client.auth': 'required',
      ...of('sasl', stores),
      ...of('mutual', stores),
      'listener.name.sasl.sasl.enabled.mechanisms': MECHANISMS.join(','),
      'listener.name.sasl.plain.sasl.jaas.config': jaas('plain.PlainLoginModule', plain.join(' ')),
      'listener.name.sasl.scram-sha-256.sasl.jaas.config': jaas('scram.ScramLoginModule'),
      'listener.name.sasl.scram-sha-512.sasl.jaas.config': jaas('scram.ScramLoginModule'),
    },
    /** What the storage is formatted with: the users of SCRAM are kept in the log of the cluster itself. */
    format: Object.entries(users).flatMap(([name, password]) =>
      ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
        '--add-scram',
        `${mechanism}=[name=${name},password=${password}]`,
      ]),
    ),
  };
}

/** A broker presents it from its next start on. */
export function writePresented(folder, { cert, key }) {
  return writeFile(join(folder, 'broker.pem'), `${key}\n${cert}\n`, { mode: 0o600 });
}

function of(listener, settings) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`listener.name.${listener}.${name}`, value]),
  );
}
