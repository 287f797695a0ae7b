/** TLS and SASL to Kafka, as the settings have them. */
import { isLoopback, type KafkaSecurity } from '#ledger';
import { isPair, wrongPem } from './pem.js';
import { type Environment, pemIn, secretIn, unreadable, wrongSecret } from './secret.js';

export const MECHANISMS = /^(plain|scram-sha-256|scram-sha-512)$/i;

/** Of settings in which `wrongSecurity` finds nothing. */
export function kafkaSecurityIn(environment: Environment): KafkaSecurity {
  const { KAFKA_SASL, KAFKA_USERNAME = '' } = environment;
  const password = secretIn(environment, 'KAFKA_PASSWORD');
  const mechanism = KAFKA_SASL?.toLowerCase() as NonNullable<KafkaSecurity['sasl']>['mechanism'] | undefined;
  return {
    ...(isOverTls(environment) && { tls: tlsIn(environment) }),
    ...(mechanism && password && { sasl: { mechanism, username: KAFKA_USERNAME, password } }),
  };
}

/** A sentence each. */
export function wrongSecurity(environment: Environment): string[] {
  const { KAFKA_SASL, KAFKA_USERNAME } = environment;
  const hasPassword = secretIn(environment, 'KAFKA_PASSWORD') !== undefined;
  const isHalf = KAFKA_SASL !== undefined && (KAFKA_USERNAME === undefined || !hasPassword);
  return [
    ...(isHalf ? ['KAFKA_SASL wants KAFKA_USERNAME, and KAFKA_PASSWORD or KAFKA_PASSWORD_FILE: set them, too.'] : []),
    ...wrongSecret(environment, 'KAFKA_PASSWORD'),
    ...unencrypted(environment),
    ...wrongCertificates(environment),
  ];
}

function isOverTls({ KAFKA_TLS }: Environment): boolean {
  return /^true$/i.test(KAFKA_TLS ?? '');
}

function tlsIn(environment: Environment): NonNullable<KafkaSecurity['tls']> {
  const [ca, cert, key] = ['KAFKA_CA', 'KAFKA_CERT', 'KAFKA_KEY'].map((name) => pemIn(environment, name));
  return () => ({ ...(ca && { ca: ca() }), ...(cert && { cert: cert() }), ...(key && { key: key() }) });
}

function unencrypted(environment: Environment): string[] {
  const { KAFKA_SASL, KAFKA_BROKERS = '' } = environment;
  if (KAFKA_SASL === undefined || isOverTls(environment)) return [];
  const away = KAFKA_BROKERS.split(',').filter((broker) => broker !== '' && !isLoopback(broker.replace(/:\d+$/, '')));
  if (away.length === 0) return [];
  return [`KAFKA_SASL would send the password unencrypted to ${away.join(', ')}: set KAFKA_TLS=true.`];
}

function wrongCertificates(environment: Environment): string[] {
  const names = ['KAFKA_CA', 'KAFKA_CERT', 'KAFKA_KEY'].filter((name) => pemIn(environment, name) !== undefined);
  if (names.length === 0) return [];
  if (!isOverTls(environment)) return [`${names.join(', ')} mean nothing without KAFKA_TLS=true.`];
  const isHalf = names.includes('KAFKA_CERT') !== names.includes('KAFKA_KEY');
  if (isHalf) return ['KAFKA_CERT and KAFKA_KEY go together: set both, or neither.'];
  const wrong = [...wrongSecret(environment, 'KAFKA_KEY'), ...names.flatMap((name) => wrongIn(environment, name))];
  return wrong.length > 0 ? wrong : unpaired(environment);
}

function wrongIn(environment: Environment, name: string): string[] {
  const read = pemIn(environment, name);
  const wrong = unreadable(name, read);
  if (wrong.length > 0) return wrong;
  const kind = name === 'KAFKA_KEY' ? 'private key' : 'certificate';
  return wrongPem(kind, read?.() ?? '').map((wants) => `${name} ${wants}, or a file that holds it.`);
}

function unpaired(environment: Environment): string[] {
  const [cert, key] = [pemIn(environment, 'KAFKA_CERT'), pemIn(environment, 'KAFKA_KEY')];
  if (!cert || !key || isPair(cert(), key())) return [];
  return ['KAFKA_KEY is not the key of the certificate in KAFKA_CERT.'];
}
