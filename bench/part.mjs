/** A part of the bench runs in a process of its own: it is told as its argument what to do, and tells one line of JSON. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TOLD = 'figures: ';

/** For every process that is measured, Emmett's too: a larger young generation, where collecting took a fifth of the time. */
export const NODE_FLAGS = ['--max-semi-space-size=64'];

export function told() {
  return JSON.parse(process.argv[2] ?? '{}');
}

export function tell(figures) {
  console.log(`${TOLD}${JSON.stringify(figures)}`);
}

/** Resolves to what the part tells; rejects if it ends otherwise. */
export function runPart(file, task, { flags = NODE_FLAGS } = {}) {
  const child = spawn(
    process.execPath,
    [...flags, fileURLToPath(new URL(file, import.meta.url)), JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const line = output.split('\n').find((text) => text.startsWith(TOLD));
      if (code === 0 && line) resolve(JSON.parse(line.slice(TOLD.length)));
      else reject(new Error(`${file} ended with ${code} and told nothing:\n${output.slice(-2000)}`));
    });
  });
}
