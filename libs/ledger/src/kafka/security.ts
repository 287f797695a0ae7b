/** How brokers are reached that take no unencrypted, anonymous client. */
import { connect as connectPlain, isIP } from 'node:net';
import { connect as connectOverTls, type SecureContextOptions } from 'node:tls';
import type { ISocketFactoryArgs, KafkaConfig } from 'kafkajs';

/** What can be renewed is asked for at each connection, so that a new certificate or password needs no restart. */
export interface KafkaSecurity {
  /** The system's authorities are trusted where it names none. Throws what reading a file throws. */
  tls?: () => Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password(): string };
}

const KEEP_ALIVE_MS = 60_000;

/** Host names are verified. A password goes unencrypted to this machine alone, whatever address a broker tells of itself. */
export function clientSecurity({ tls, sasl }: KafkaSecurity): Partial<KafkaConfig> {
  const socketFactory = ({ host, port, onConnect }: ISocketFactoryArgs) => {
    if (sasl && !tls && !isLoopback(host)) throw new Unencrypted(host);
    const socket = tls
      ? connectOverTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...tls() }, onConnect)
      : connectPlain({ host, port }, onConnect);
    return socket.setKeepAlive(true, KEEP_ALIVE_MS);
  };
  if (!sasl) return { ssl: tls !== undefined, socketFactory };
  const { mechanism, username } = sasl;
  const credentials = {
    mechanism,
    username,
    get password() {
      return sasl.password();
    },
  };
  return { ssl: tls !== undefined, socketFactory, sasl: credentials as KafkaConfig['sasl'] & object };
}

export function isLoopback(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/i.test(host);
}

class Unencrypted extends Error {
  constructor(host: string) {
    super(`a broker says that it is at ${host}, and no password goes there unencrypted: set KAFKA_TLS=true`);
  }
}
