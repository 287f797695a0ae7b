/** A line to a database on which is heard what is asked. */
import { connect as connectTo, createServer } from 'node:net';
import { addressBy } from './address-by.js';

export interface HeardLine {
  url: string;
  /** Calls once something with this text is asked, before that is passed on. */
  onAsked(text: string, act: (cut: () => void) => void): void;
  close(): void;
}

export async function heardLineTo(url: string): Promise<HeardLine> {
  const { hostname, port } = new URL(url);
  let awaited: { text: string; act: (cut: () => void) => void } | undefined;
  const server = createServer((client) => {
    const upstream = connectTo(Number(port), hostname);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('data', (said: Buffer) => {
      const { text, act } = awaited ?? {};
      if (text !== undefined && said.includes(text)) {
        awaited = undefined;
        act?.(() => client.destroy());
      }
      upstream.write(said);
    });
    client.on('close', () => upstream.destroy());
    upstream.pipe(client);
  });
  return {
    url: await addressBy(server, url),
    onAsked: (text, act) => (awaited = { text, act }),
    close: () => server.close(),
  };
}
