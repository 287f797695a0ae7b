/** How an auditor's word shows what it found: a table on a terminal; JSON when it is piped, or asked for. */
import type { Command } from 'commander';
import { FillProgress } from './fill-progress.js';

export function withJson(command: Command): Command {
  return command
    .option('--json', 'as JSON, a line for each: so it comes when it is piped')
    .option('--no-json', 'as a table, though it is piped');
}

export function isJson({ json = !process.stdout.isTTY }: { json?: boolean }): boolean {
  return json;
}

/** On standard error: what is piped is not touched. */
export function sayBeside(sentence: string): void {
  console.error(sentence);
}

type Progress = { done: number; records: number };

/** Of what takes longer than a second, on standard error. */
const SAID_AFTER_MS = 1000;
const EVERY_MS = 100;

export class LateProgress {
  private readonly progress = new FillProgress({ json: false });
  private next = performance.now() + SAID_AFTER_MS;

  static async during<T>(act: (tell: (now: Progress) => void) => Promise<T>): Promise<T> {
    const progress = new LateProgress();
    try {
      return await act(progress.tell);
    } finally {
      progress.stop();
    }
  }

  private readonly tell = (now: Progress): void => {
    if (performance.now() < this.next) return;
    this.next = performance.now() + EVERY_MS;
    this.progress.tell(now);
  };

  private stop(): void {
    this.progress.stop();
  }
}
