/**
 * The second client as a process of its own, as he would be: what the rest of a run costs is not in his times. Runs both as
 * that process, which ends with whoever started it, and as who speaks with it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Bystander } from './bystander.js';

export interface Figures {
  times: number[];
  refused: number;
}

export class BystanderApart {
  private constructor(private readonly child: ChildProcess) {}

  /** What he asks for is on file once this resolves. */
  static async begin({ url, key }: { url: string; key: string }): Promise<BystanderApart> {
    const child = fork(fileURLToPath(import.meta.url), [url, key], { serialization: 'advanced' });
    await once(child, 'message');
    return new BystanderApart(child);
  }

  async goOnFor(seconds: number): Promise<Figures> {
    this.child.send(seconds);
    const [figures] = (await once(this.child, 'message')) as [Figures];
    return figures;
  }

  end(): void {
    this.child.disconnect();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await beApart(process.argv.slice(2));

async function beApart([url = '', key = '']: string[]): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  const bystander = new Bystander(url, key);
  await bystander.begin();
  process.on('message', (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    void bystander.goOn(() => performance.now() < until).then((figures) => process.send?.(figures));
  });
  process.send?.('begun');
}
