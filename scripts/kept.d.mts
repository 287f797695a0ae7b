export interface Kept {
  said: RegExpExecArray;
  gone: Promise<number>;
  signal(name: NodeJS.Signals): void;
  listen(isHeard: boolean): void;
  stop(): Promise<number>;
}

export interface Program {
  program: string;
  args: string[];
  ready: RegExp;
  within?: number;
  cwd?: string;
  env?: Record<string, string>;
  log?: string;
}

/** The program ended before it was ready. */
export class EndedEarly extends Error {
  readonly code: number;
}

export function startKept(program: Program): Promise<Kept>;

export function runKept(program: Pick<Program, 'program' | 'args' | 'cwd'>): Promise<number>;

export function freePort(): Promise<number>;
