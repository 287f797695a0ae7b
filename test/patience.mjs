/** A service, or a law over thousands of histories, takes its time on a busy machine; a fact that never comes still fails the test. */
globalThis.jest.setTimeout(60_000);
