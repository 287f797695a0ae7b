import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** A database's address, by a server between, which listens from then on. */
export async function addressBy(server: Server, url: string): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  return here.href;
}
