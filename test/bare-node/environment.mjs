/** Node as it is, which the suites of a worker share: no context for each. What a suite set is taken back after it. */
export default class BareNode {
  global = globalThis;
  #before = { env: { ...process.env }, exit: process.exit, console: globalThis.console, fetch: globalThis.fetch };

  async setup() {}

  async teardown() {
    const { env, exit, console, fetch } = this.#before;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.exit = exit;
    globalThis.console = console;
    globalThis.fetch = fetch;
  }

  /** Jest insists on being able to ask; only its own runtime wants one. */
  getVmContext() {
    return null;
  }
}
