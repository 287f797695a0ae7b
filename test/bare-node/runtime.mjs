/**
 * Jest's runtime without a registry of modules: Node imports what a suite needs and keeps it, and the next suite of the
 * same worker finds it there. Only the spec and the setup files are evaluated anew for each suite (decision 36).
 */
import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { made } from './sources.mjs';

const require = createRequire(import.meta.url);
const hooks = require('node:async_hooks');
const STORAGE = 'AsyncLocalStorage';
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
/** Symbols that jest-circus leaves on the global: tests and hooks, which hold all that their suite held. */
const OF_A_SUITE = new Set(['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'RETRY_TIMES', TIMEOUT.description]);
let suites = 0;

register('./sources.mjs', import.meta.url);

export default class Runtime {
  #suite = ++suites;
  /** Of jest-circus: until it is disabled, every promise carries it, and one made after a hundred suites a hundred of them. */
  #storages = [];

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(file) {
    return import(`${pathToFileURL(file).href}?suite=${this.#suite}`);
  }

  requireModule(file) {
    return require(file);
  }

  /** What jest-circus begins with, anew for each suite: it holds the tests. */
  requireInternalModule(file) {
    delete require.cache[file];
    return this.#keepingStorages(() => require(file));
  }

  setGlobalsForRuntime() {
    globalThis.jest = { setTimeout: (ms) => (globalThis[TIMEOUT] = ms) };
  }

  getSourceMaps() {
    return new Maps();
  }

  teardown() {
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (OF_A_SUITE.has(symbol.description)) delete globalThis[symbol];
    for (const storage of this.#storages) storage.disable();
  }

  #keepingStorages(load) {
    const made = this.#storages;
    const usual = Object.getOwnPropertyDescriptor(hooks, STORAGE);
    const Kept = class extends hooks[STORAGE] {
      constructor() {
        super();
        made.push(this);
      }
    };
    Object.defineProperty(hooks, STORAGE, { value: Kept, configurable: true, enumerable: true });
    try {
      return load();
    } finally {
      Object.defineProperty(hooks, STORAGE, usual);
    }
  }

  enterTestCode() {}
  leaveTestCode() {}
  getAllCoverageInfoCopy() {}
}

/** The map of what was made of a source, looked for once an error is told. */
class Maps extends Map {
  get(url) {
    return /^file:.*\.ts(\?|$)/.test(url) ? made(fileURLToPath(url)).map : undefined;
  }
}
