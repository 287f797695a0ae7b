/** What an installation brings, read from the lock file: what runs by itself, and which Node it wants. */
import { readFileSync } from 'node:fs';
import { subset } from 'semver';

interface Locked {
  name?: string;
  version?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  engines?: { node?: string };
}

interface Manifest {
  engines: { node: string };
  allowScripts: Record<string, boolean>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { engines, allowScripts } = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

describe('an installation', () => {
  it('once told a company of itself: @scarf/scarf is an empty package, wherever it is wanted', () => {
    const scarves = installed.filter(([path]) => nameOf(path) === '@scarf/scarf');
    expect(scarves.map(([, { name, version }]) => `${name}@${version}`)).toEqual(['empty-npm-package@1.0.0']);
  });

  it('runs no script but those that package.json allows', () => {
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(scripted.filter((name) => !(name in allowScripts))).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => !scripted.includes(name))).toEqual([]);
  });

  it('once wanted a later Node than package.json says', () => {
    const later = installed.filter(([, { engines: its }]) => its?.node && !subset(engines.node, its.node));
    expect(later.map(([path, { engines: its }]) => `${path} wants ${its?.node}`)).toEqual([]);
    expect(installed.length).toBeGreaterThan(300);
  });

  it('is of the very bytes that were tried', () => {
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('wants a Node that the README names, and the image has one', () => {
    const [, named = ''] =
      /With Node ([^,]+(?:, [^,]+)* or later), and nothing else/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const ranges = engines.node.split(' || ').map((range) => /\d+(\.[1-9]\d*)?/.exec(range)?.[0]);
    expect(named).toBe(`${ranges.slice(0, -1).join(', ')}, ${ranges.at(-1)} or later`);
    const [, image = ''] = /^FROM node:([\d.]+)-slim/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    expect([image, subset(image, engines.node)]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/), true]);
  });
});
