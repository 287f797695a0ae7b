/** A door with keys that is there to be attacked: a process of its own, which tells what its event loop goes through. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, type Kept, startKept } from '../../scripts/kept.mjs';
import { makeKeys } from '#service';
import type { Attacked } from './attacks.js';

export const FROM_SOURCE = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
/** As `npm start` runs it. */
const AS_STARTED = ['--max-semi-space-size=64'];
const WATCHED = ['--import', './test/torture/loop-watch.mjs'];
const PAUSE_MS = 20;

export interface LoopFigures {
  /** Of the event loop, in milliseconds; on a machine that others use, too, as long as these held the processor. */
  longestTurnMs: number;
  /** Of its threads, in seconds for each second: user and system. */
  processor: number;
}

export class AttackedDoor implements Attacked {
  readonly url: string;
  readonly key: string;

  private constructor(
    private readonly process: Kept,
    attacked: Attacked,
    /** For whatever belongs to it alone. */
    readonly folder: string,
  ) {
    this.url = attacked.url;
    this.key = attacked.key;
  }

  static async open(databaseUrl: string): Promise<AttackedDoor> {
    const folder = await mkdtemp(join(tmpdir(), 'stet-attacked-'));
    const keysFile = join(folder, 'keys.json');
    const { tool: key = '' } = await makeKeys(keysFile);
    const port = await freePort();
    const settings = { PORT: String(port), DATABASE_URL: databaseUrl, STET_KEYS: keysFile };
    const opened = await startKept({
      program: process.execPath,
      args: [...AS_STARTED, ...FROM_SOURCE, ...WATCHED, 'apps/stet/src/main.ts'],
      env: { PATH: process.env.PATH ?? '', ...settings, WATCH_TO: join(folder, 'loop.json') },
      ready: /"msg":"started"/,
    });
    return new AttackedDoor(opened, { url: `http://127.0.0.1:${port}`, key }, folder);
  }

  /** Since they were asked for last. */
  async loopFigures(): Promise<LoopFigures> {
    const told = join(this.folder, 'loop.json');
    await rm(told, { force: true });
    this.process.signal('SIGURG');
    while (!existsSync(told)) await wait(PAUSE_MS);
    return JSON.parse(await readFile(told, 'utf8')) as LoopFigures;
  }

  /** Whether anybody reads its log. */
  listen(isHeard: boolean): void {
    this.process.listen(isHeard);
  }

  async close(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true });
  }
}
