import type { ISocketFactoryArgs } from 'kafkajs';
import { clientSecurity, isLoopback } from './security.js';

const SASL = { mechanism: 'plain', username: 'stet', password: () => 'secret' } as const;

describe('a password to Kafka', () => {
  it.each(['kafka-1.example', '10.0.0.7', 'localhost.example', '127.0.0.1.example', '0.0.0.0', '::'])(
    'does not go unencrypted to %s, though a broker says that it is there',
    (host) => expect(() => socketTo(host)).toThrow(`no password goes there unencrypted: set KAFKA_TLS=true`),
  );

  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('may go so to %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );

  it('is asked for whenever it is wanted', () => {
    const passwords = ['old', 'new'];
    const { sasl } = clientSecurity({ tls: () => ({}), sasl: { ...SASL, password: () => passwords.shift() ?? '' } });
    const read = () => (sasl as { password: string }).password;
    expect([read(), read()]).toEqual(['old', 'new']);
  });
});

function socketTo(host: string): void {
  const { socketFactory } = clientSecurity({ sasl: SASL });
  socketFactory?.({ host, port: 9, onConnect: () => undefined } as ISocketFactoryArgs).destroy();
}
