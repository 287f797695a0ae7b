/** What a Postgres of ours needs to speak TLS: it looks for its certificate and its key in its data folder. */
import { chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** For the server's next start with `ssl=on`. The files are the server's, whoever that runs as. */
export async function certify(data, { cert, key }, ca) {
  const { uid, gid } = await stat(data);
  for (const [name, content] of Object.entries({ 'server.crt': cert, 'server.key': key, 'root.crt': ca })) {
    await writeFile(join(data, name), content, { mode: 0o600 });
    await chown(join(data, name), uid, gid);
  }
}
