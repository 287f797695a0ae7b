/** A Postgres as release 0.1.0 made and ran it: it trusted everybody on the machine, as superuser. */
import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/kept.mjs';
import { findBinaries } from '../src/embedded/binaries.js';
import { userToRunAs } from '../src/embedded/user.js';

const run = promisify(execFile);

export interface EarlierPostgres {
  dataDir: string;
  url: string;
  /** Names this process as the one that runs it, or one that is gone. */
  ownedBy(pid: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startEarlierPostgres(): Promise<EarlierPostgres> {
  const { initdb, pg_ctl } = await findBinaries();
  const [user, port] = [await userToRunAs(), await freePort()];
  const dataDir = await mkdtemp(join(tmpdir(), 'stet-earlier-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(dataDir, user.uid, user.gid);
  await chmod(dataDir, 0o700);
  const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions', '--no-sync'];
  await run(initdb, ['-D', dataDir, ...settings], user);
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  await run(pg_ctl, ['start', '-D', dataDir, '-w', '-l', join(dataDir, 'server.log'), '-o', options], user);
  return {
    dataDir,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    ownedBy: (pid) => writeFile(join(dataDir, 'stet.pid'), String(pid)),
    stop: async () => void (await run(pg_ctl, ['stop', '-D', dataDir, '-m', 'fast', '-w'], user)),
  };
}
