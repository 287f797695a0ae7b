/** The words of `stet`, and the examples that its help gives of each. */
import { stet } from '../apps/cli/src/stet.js';

export interface Example {
  verb: string;
  line: string;
  /** In a pipe it prints JSON by itself. */
  isForPipes: boolean;
}

export async function verbsInHelp(): Promise<string[]> {
  const help = await helpOf([]);
  const [, listed = ''] = help.split('Commands:\n');
  return [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, verb = '']) => (verb === 'help' ? [] : [verb]));
}

export async function examplesInHelp(): Promise<Example[]> {
  const examples: Example[] = [];
  for (const verb of await verbsInHelp()) {
    const help = await helpOf([verb]);
    for (const [, line = ''] of help.matchAll(/^ {2}\$ (.+)$/gm))
      examples.push({ verb, line, isForPipes: help.includes('--no-json') });
  }
  return examples;
}

async function helpOf(words: string[]): Promise<string> {
  let said = '';
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => {
    said += String(text);
    return true;
  };
  try {
    await stet({}, [...words, '--help']);
  } finally {
    process.stdout.write = write;
  }
  return said;
}
