const PATIENCE = '<rootDir>/test/patience.mjs';

/** In bare Node, which imports each module once for all suites of a worker. */
const base = {
  preset: '<rootDir>/test/bare-node/jest-preset.json',
  setupFilesAfterEnv: [PATIENCE],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stet/'],
};

const WITH_SERVICES = {
  setupFilesAfterEnv: [PATIENCE, '<rootDir>/test/hold-answers.ts'],
  globalSetup: '<rootDir>/test/start-services.mjs',
  globalTeardown: '<rootDir>/test/stop-services.mjs',
};

/** What is run once more over a Kafka and a Postgres as managed ones are: TLS, SCRAM, and no more than the ACLs of the docs. */
const SECURED = [
  'libs/ledger/src/kafka/kafka-ledger.int',
  'libs/ledger/src/embedded/embedded-ledger.int',
  'test/doors.e2e',
  'test/two-couriers.e2e',
];

/** What loads the machine, and measures what becomes of others meanwhile: nothing else runs beside it. */
const ALONE = ['**/test/torture/attackers.e2e.spec.ts', '**/test/torture/overload.e2e.spec.ts'];

/** Pure, too, but long: worlds made by seeds, laws over thousands of histories, every text and date in every field. `npm test` runs them, `npm test -- pure` does not. */
const LONG = [
  'test/simulation/simulation',
  'test/simulation/planted-bugs',
  'test/statuses-judged',
  'libs/client/src/api',
  'libs/client/src/browser',
  'libs/http/src/dates',
  'libs/http/src/texts',
  'libs/newsroom/src/claim/places',
  'libs/newsroom/src/orders',
  'libs/newsroom/src/status/dependents',
  'libs/newsroom/src/status/large-claims',
  'libs/newsroom/src/status/later',
  'libs/newsroom/src/status/status-laws',
  'libs/newsroom/src/status/unfolding',
  'libs/newsroom/src/status/work-of-large-claims',
].map((spec) => `<rootDir>/${spec}.spec.ts`);

/** The page, in a browser. */
const DESK = '**/test/desk/*.e2e.spec.ts';

/** Pure specs need nothing; the others share one real Kafka and one real Postgres, started once. */
export default {
  // Of tests that start a process each: as many at once as there are processors, for others run beside them.
  maxConcurrency: 2,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  projects: [
    {
      ...base,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|e2e)\\.spec\\.ts$', ...LONG],
    },
    { ...base, displayName: 'long', testMatch: LONG },
    {
      ...base,
      displayName: 'real',
      testMatch: ['**/*.int.spec.ts', '**/*.e2e.spec.ts', ...[...ALONE, DESK].map((spec) => `!${spec}`)],
      ...WITH_SERVICES,
    },
    { ...base, displayName: 'desk', testMatch: [DESK], ...WITH_SERVICES },
    { ...base, displayName: 'alone', testMatch: ALONE, ...WITH_SERVICES },
    {
      ...base,
      displayName: 'secured',
      testMatch: SECURED.map((spec) => `<rootDir>/${spec}.spec.ts`),
      setupFiles: ['<rootDir>/test/use-secured.mjs'],
      setupFilesAfterEnv: [PATIENCE, '<rootDir>/test/hold-answers.ts'],
      globalSetup: '<rootDir>/test/start-secured.mjs',
      globalTeardown: '<rootDir>/test/stop-secured.mjs',
    },
  ],
};
