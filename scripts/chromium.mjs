/** The browser that the desk is tested in: Debian's, or whichever stands where it usually does; CHROMIUM names another. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Undefined where there is none. */
export function chromium() {
  return [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place));
}

/** Installs Debian's where it is missing and can be. */
export function ensureChromium() {
  if (chromium() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return chromium();
  console.error('Installing Chromium (once) …');
  try {
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
      execFileSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    // What could not be installed is said by whoever wants it.
  }
  return chromium();
}
