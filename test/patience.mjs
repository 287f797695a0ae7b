/** Real services take their time on a busy machine; a fact that never comes still fails the test. */
globalThis.jest.setTimeout(60_000);
