/**
 * The keys of a running process: its file is read again and again, so that a key that is added or revoked is so without a
 * restart. A file that is half written, wrong or gone changes nothing: the keys as they were go on, and the log says so.
 */
import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { identityOf, type Key, KeyRing } from '#http';
import { WrongSettings } from './configuration.js';
import { readKeys } from './keys-file.js';

/** Between two looks at the file: so long a revoked key may hold. */
const LOOK_EVERY_MS = 1000;

export class KeysInUse {
  readonly ring: KeyRing;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  /** What is wrong with the file since it was last good: said once. */
  private fault: string | undefined;

  /** Throws WrongSettings if the file is wrong, or lets nobody in. */
  static async open(file: string, log: Logger, lookEveryMs = LOOK_EVERY_MS): Promise<KeysInUse> {
    const keys = await readKeys(file);
    if (keys.length === 0)
      throw new WrongSettings(`STET_KEYS is ${file}, and it holds no keys: make one with npm run keys -- add.`);
    const { mode } = await stat(file);
    if ((mode & 0o022) !== 0)
      log.warn({ file }, 'others may write to the file of keys, and so let anybody in: chmod 600');
    return new KeysInUse(file, keys, { log, lookEveryMs });
  }

  private constructor(
    private readonly file: string,
    private keys: Key[],
    private readonly options: { log: Logger; lookEveryMs: number },
  ) {
    this.ring = new KeyRing(keys);
    this.timer = setInterval(() => {
      this.ring.endExpired();
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, options.lookEveryMs);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    const { log } = this.options;
    try {
      const keys = await readKeys(this.file);
      this.fault = undefined;
      if (JSON.stringify(keys) === JSON.stringify(this.keys)) return;
      log.info(changes(this.keys, keys), 'the keys have changed');
      this.keys = keys;
      this.ring.replace(keys);
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      if (fault === this.fault) return;
      this.fault = fault;
      log.error(`${fault} Until then the keys are as they were.`);
    }
  }
}

function changes(before: Key[], after: Key[]): { added: string[]; removed: string[]; changed: string[] } {
  const identities = (keys: Key[]) => new Map(keys.map((key) => [identityOf(key), JSON.stringify(key)]));
  const [was, is] = [identities(before), identities(after)];
  return {
    added: [...is.keys()].filter((one) => !was.has(one)),
    removed: [...was.keys()].filter((one) => !is.has(one)),
    changed: [...is.keys()].filter((one) => was.has(one) && was.get(one) !== is.get(one)),
  };
}
