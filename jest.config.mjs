const base = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stet/'],
  setupFiles: ['reflect-metadata'],
};

/** Pure specs need nothing; the others share one real Kafka and one real Postgres, started once. */
export default {
  projects: [
    {
      ...base,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|e2e)\\.spec\\.ts$'],
    },
    {
      ...base,
      displayName: 'real',
      testMatch: ['**/*.int.spec.ts', '**/*.e2e.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/patience.mjs'],
      globalSetup: '<rootDir>/test/start-services.mjs',
      globalTeardown: '<rootDir>/test/stop-services.mjs',
    },
  ],
};
