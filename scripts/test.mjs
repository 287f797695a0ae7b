/**
 * `npm test`: everything that must hold, from types to journeys. `npm test -- pure` runs the specs that need no service and
 * are short, as at each save. Other words after `--` go to jest, and skip the rest.
 */
import { spawnSync } from 'node:child_process';
import { ensureInstalled, home } from './installed.mjs';

/** One more than the processors that Stet's tests are meant for: most of their time they wait for a fact. */
const SIDE_BY_SIDE = '3';

ensureInstalled({ everything: true });
const words = process.argv.slice(2);
// `--` ends a list of projects: what comes behind it are paths. Nobody else is to be left a processor.
const forJest =
  words[0] === 'pure' ? ['--selectProjects', 'pure', '--maxWorkers', '100%', '--', ...words.slice(1)] : words;
const checks = [
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['lint', 'oxlint', ['--deny-warnings', '--type-aware']],
  ['dependency rules', 'depcruise', ['.']],
];
if (forJest.length === 0) for (const [what, program, args] of checks) run(what, program, args);
process.env.NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
if (forJest.length > 0) run('tests', 'jest', forJest);
else {
  run('tests', 'jest', ['--selectProjects', 'pure', 'long', 'real', 'secured', '--maxWorkers', SIDE_BY_SIDE]);
  run('tests that want the machine for themselves', 'jest', ['--selectProjects', 'alone', '--runInBand']);
}

function run(what, program, args) {
  console.error(`\n— ${what}`);
  const { status, error } = spawnSync(`${home}node_modules/.bin/${program}`, args, {
    cwd: home,
    stdio: 'inherit',
  });
  if (error) console.error(`${program} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
