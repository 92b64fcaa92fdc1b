/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  // These need parts that .ci/run installs; jest.e2e.config.mjs runs them.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/e2e/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-transform.mjs' },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'babel',
  coverageReporters: ['text-summary', 'lcov', 'json-summary'],
  testTimeout: 30_000,
  reporters: [
    'default',
    ...(process.env.TEST_COUNTS === undefined ? [] : ['<rootDir>/scripts/jest-counts.mjs']),
  ],
};
