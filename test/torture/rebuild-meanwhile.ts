/**
 * An operator rebuilds the views while something else happens. The rebuild ends well, called again if it must be; the copy
 * that it filled serves, and whoever asks reads no older state than before.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '#testing';
import type { Fault } from './faults.js';
import type { Deployment } from './deployment.js';
import { Reader } from './no-older-state.js';

/** From its beginning to what happens, at most: some is filled, and some is not. */
const LONGEST_MS = 900;
const BETWEEN_TRIES_MS = 250;
const TRIES = 40;

interface Meanwhile {
  /** What happens. By default the rebuild itself is killed, and goes on where it was when it is called again. */
  fault?: Fault;
  chance: Chance;
  say(finding: string): void;
  /** Does it leave the doors alone, and Postgres? */
  isUndisturbed: boolean;
}

export function rebuildDuring(deployment: Deployment, { fault, chance, say, isUndisturbed }: Meanwhile): Fault {
  const stet = new OperatorsStet(deployment);
  let reader: Reader;
  let rebuilding: Promise<string>;
  return {
    name: `a rebuild during ${fault?.name ?? 'its own kill -9'}`,
    inflict: async () => {
      reader = new Reader(deployment.doors, { isUndisturbed, say });
      rebuilding = stet.rebuild();
      await wait(chance.between(0, LONGEST_MS));
      if (fault) await fault.inflict();
      else stet.kill();
    },
    mend: async () => {
      await fault?.mend();
      const kept = await rebuilding.catch((error: unknown) => say(String(error)));
      await reader.end();
      if (isUndisturbed && reader.answered === 0) say('nobody was answered during a rebuild');
      if (kept !== undefined) await stet.drop(kept).catch((error: unknown) => say(String(error)));
    },
  };
}

class OperatorsStet {
  private running: ChildProcess | undefined;

  constructor(private readonly deployment: Deployment) {}

  /** Called until it ends well; resolves to the copy that served before, which is kept. */
  async rebuild(): Promise<string> {
    for (let tries = TRIES; ; tries--) {
      const { code, out, err } = await this.run(['rebuild', '--json']);
      const switched = out.trim().split('\n').at(-1) ?? '';
      if (code === 0) return (JSON.parse(switched) as { kept: string }).kept;
      if (tries === 1) throw new Error(`stet rebuild never ended well: ${code} ${err}`);
      await wait(BETWEEN_TRIES_MS);
    }
  }

  async drop(copy: string): Promise<void> {
    const { code, err } = await this.run(['drop', copy]);
    if (code !== 0) throw new Error(`stet drop ${copy} ended with ${code}: ${err}`);
  }

  kill(): void {
    this.running?.kill('SIGKILL');
  }

  private async run(words: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const { program, args, cwd, env } = this.deployment.cli;
    const child = spawn(program, [...args, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.running = child;
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (err += String(text)));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }
}
