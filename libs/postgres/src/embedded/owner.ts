/**
 * Which process stops the server in the end: whoever adopts another's server must not take it away. It is named in a
 * file beside the data, from before the server is started until it has ended.
 */
import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keptPassword } from './access.js';
import { PostgresFailed } from './postgres-failed.js';
import { serverOver } from './server.js';
import { identityOf } from './which-process.js';

/** How long another may take to start its server, or to end it, in milliseconds. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** False if another process owns the server that runs. Throws PostgresFailed. */
export async function own(data: string): Promise<boolean> {
  const us = identityOf(process.pid) ?? '';
  for (const until = Date.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
    const owner = await livingOwner(data);
    const server = serverOver(data);
    if (server && (await keptPassword(data)) === undefined) await assertLeftBehind(data);
    if (owner === undefined || (owner === us && !server)) {
      await writeOwner(data, us);
      return true;
    }
    if (server) return false;
    if (Date.now() > until)
      throw new PostgresFailed(
        `${processOf(owner)} starts or ends the Postgres over ${data}, and does not come to an end with it. End that process, then start again.`,
      );
  }
}

async function writeOwner(data: string, us: string): Promise<void> {
  await writeFile(fileOf(data), us).catch((cause: Error) => {
    throw new PostgresFailed(
      `Whose the Postgres over ${data} is cannot be written into ${fileOf(data)}: ${cause.message}. Move that away, then start again.`,
      { cause },
    );
  });
}

export function disown(data: string): void {
  rmSync(fileOf(data), { force: true });
}

function fileOf(data: string): string {
  return join(data, 'stet.pid');
}

async function livingOwner(data: string): Promise<string | undefined> {
  const owner = await readFile(fileOf(data), 'utf8').catch(() => '');
  return owner !== '' && identityOf(Number(owner.split(' ')[0])) === owner ? owner : undefined;
}

function processOf(owner: string): string {
  return `Process ${owner.split(' ')[0]}`;
}

/** An earlier release kept its process's number alone. */
async function assertLeftBehind(data: string): Promise<void> {
  const [pid = ''] = (await readFile(fileOf(data), 'utf8').catch(() => '')).split(' ');
  if (pid === '' || identityOf(Number(pid)) === undefined) return;
  throw new PostgresFailed(
    `An earlier release of Stet, process ${pid}, runs over ${data}. Stop it, then start this one. (If that process is no Stet, remove ${fileOf(data)}.)`,
  );
}
