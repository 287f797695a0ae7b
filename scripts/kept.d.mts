export interface Kept {
  said: RegExpExecArray;
  stop(): Promise<number>;
}

export function startKept(program: {
  program: string;
  args: string[];
  ready: RegExp;
  within?: number;
  cwd?: string;
  env?: Record<string, string>;
}): Promise<Kept>;
