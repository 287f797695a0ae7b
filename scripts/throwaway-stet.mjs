/** A whole Stet over a data folder of its own, which goes with it: for pictures and measurements. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from './installed.mjs';
import { startKept } from './kept.mjs';

/** `what` is `main` or `demo`, `ready` what its output says once it is up, with the address. */
export async function startThrowaway(what, ready) {
  const data = mkdtempSync(join(tmpdir(), 'stet-throwaway-'));
  // Postgres does not run as root: whoever it runs as must get in.
  chmodSync(data, 0o755);
  const kept = await startKept({
    program: process.execPath,
    args: [join(home, 'scripts/run.mjs'), what],
    env: { ...process.env, STET_DATA: data, PORT: '0' },
    ready,
    within: 240_000,
  });
  return {
    url: kept.said[1],
    stop: async () => {
      await kept.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
