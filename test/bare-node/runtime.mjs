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
    return withoutStorages(() => require(file));
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
  }

  enterTestCode() {}
  leaveTestCode() {}
  getAllCoverageInfoCopy() {}
}

/**
 * Of jest-circus, which keeps in it whose an error is that nobody catches. Node's would have every promise of every test
 * carry it, and those of a hundredth suite a hundred of them. Here it is his who began last of those that are under way.
 */
class UnderWay {
  #kept = [];

  getStore() {
    return this.#kept.at(-1);
  }

  run(one, act) {
    this.#kept.push(one);
    return Promise.resolve(act()).finally(() => this.#kept.splice(this.#kept.indexOf(one), 1));
  }
}

function withoutStorages(load) {
  const usual = Object.getOwnPropertyDescriptor(hooks, STORAGE);
  Object.defineProperty(hooks, STORAGE, { value: UnderWay, configurable: true, enumerable: true });
  try {
    return load();
  } finally {
    Object.defineProperty(hooks, STORAGE, usual);
  }
}

/** The map of what was made of a source, looked for once an error is told. */
class Maps extends Map {
  get(url) {
    return /^file:.*\.ts(\?|$)/.test(url) ? made(fileURLToPath(url)).map : undefined;
  }
}
