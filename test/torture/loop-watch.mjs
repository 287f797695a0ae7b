/**
 * Imported into a process that is measured. At each SIGURG, which nobody else minds, it writes to the file that WATCH_TO
 * names what its event loop and its processor have done since the last time.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 2;
const { WATCH_TO: to = '' } = process.env;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let since = { at: performance.now(), used: process.cpuUsage() };
delay.enable();
process.on('SIGURG', tell);

function tell() {
  const { user, system } = process.cpuUsage(since.used);
  const processor = (user + system) / 1000 / (performance.now() - since.at);
  const figures = { longestTurnMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS), processor };
  writeFileSync(`${to}.new`, JSON.stringify(figures));
  renameSync(`${to}.new`, to);
  delay.reset();
  since = { at: performance.now(), used: process.cpuUsage() };
}
