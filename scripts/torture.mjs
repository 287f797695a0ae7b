/**
 * `npm run torture -- --minutes 10 [--seed N]`, or `-- --overload [--seconds 60]`, or `-- --attackers [--seconds 12]`: see test/torture/run.ts. However it
 * ends, and be it by a kill -9 of this process or of npm, nothing of what it started is left running.
 */
import { execFileSync } from 'node:child_process';
import { ensureInstalled, home } from './installed.mjs';
import { runKept } from './kept.mjs';

const LOOK_EVERY_MS = 1000;

ensureInstalled({ everything: true });
const fromSource = ['--conditions=source', '--import', '@swc-node/register/esm-register'];
const args = [...fromSource, 'test/torture/run.ts', ...process.argv.slice(2)];
endWithNpm();
process.exit(await runKept({ program: process.execPath, args, cwd: home }));

/** npm runs us by a shell, which does not end with it. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const look = setInterval(() => {
    if (parentOf(shell) !== npm) process.exit(1);
  }, LOOK_EVERY_MS);
  look.unref();
}

function parentOf(pid) {
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}
