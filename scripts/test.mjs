/**
 * `npm test`: everything that must hold, from types to journeys. `npm test -- pure` runs the specs that need no service and
 * are short, as at each save. Other words after `--` go to jest, and skip the rest.
 */
import { spawn } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, home } from './installed.mjs';
import { startBoth } from './test-services.mjs';

/** More than the processors that Stet's tests are meant for: of three suites, one waits for a fact. */
const SIDE_BY_SIDE = '3';
const KEPT = 'node_modules/.cache';
/** For Node, and for the workers of jest: a twentieth of their time less than with the garbage collected more often. */
const ROOM_FOR_THE_YOUNG = ['--max-semi-space-size=64'];

ensureInstalled({ everything: true });
const words = process.argv.slice(2);
// `--` ends a list of projects: what comes behind it are paths. Nobody else is to be left a processor.
const forJest =
  words[0] === 'pure' ? ['--selectProjects', 'pure', '--maxWorkers', '100%', '--', ...words.slice(1)] : words;
/** TypeScript's own compiler, which takes a quarter of the time; the one before has the interface that tools use. */
const TSC = '../typescript-7/bin/tsc';
/** What each made of files that are as they were is kept. */
const checks = [
  ['types', TSC, ['--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', `${KEPT}/types.tsbuildinfo`]],
  [
    'types of the desk',
    TSC,
    ['--noEmit', '-p', 'apps/desk', '--incremental', '--tsBuildInfoFile', `${KEPT}/types-of-desk.tsbuildinfo`],
  ],
  ['format', 'oxfmt', ['--check']],
  ['lint', 'oxlint', ['--deny-warnings', '--type-aware']],
  ['dependency rules', 'depcruise', ['.']],
];
const failed = [];

if (forJest.length > 0) await jest('tests', forJest);
else {
  const hasBrowser = ensureChromium() !== undefined;
  const projects = ['pure', 'long', 'real', 'secured', ...(hasBrowser ? ['desk'] : [])];
  const checked = check();
  const stopServices = await startBoth();
  await Promise.all([checked, jest('tests', ['--selectProjects', ...projects, '--maxWorkers', SIDE_BY_SIDE])]);
  if (failed.length === 0)
    await jest('tests that want the machine for themselves', ['--selectProjects', 'alone', '--runInBand']);
  await stopServices();
  if (!hasBrowser) sayNotRun();
}
if (failed.length > 0) console.error(`\n— failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Where it must not be missed it is a failure. */
function sayNotRun() {
  console.error(
    '\n— NOT RUN: the desk in a browser (test/desk). There is no Chromium: install it, or name one in CHROMIUM.',
  );
  if (process.env.CI) failed.push('the desk in a browser');
}

/** One after the other, beside the tests, which wait for facts at first; what they say comes in one piece. */
async function check() {
  for (const [what, program, args] of checks) await run(what, { program, args, isWhole: true });
}

function jest(what, args) {
  console.error(`\n— ${what}`);
  return run(what, { program: 'jest', args, flags: ROOM_FOR_THE_YOUNG });
}

async function run(what, { program, args, flags = [], isWhole = false }) {
  const stdio = isWhole ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(process.execPath, [...flags, `${home}node_modules/.bin/${program}`, ...args], {
    cwd: home,
    stdio,
  });
  let said = '';
  for (const output of isWhole ? [child.stdout, child.stderr] : []) output.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => (said += `${program} could not be run: ${error.message}\n`));
    child.once('close', resolve);
  });
  if (isWhole || said) console.error(`\n— ${what}: ${code === 0 ? 'in order' : 'failed'}\n${said}`);
  if (code !== 0) failed.push(what);
}
