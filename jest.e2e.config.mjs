import base from './jest.config.mjs';

/**
 * End to end, with parts no one here wrote. One after the other: they measure, and they share two cores.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  roots: ['<rootDir>/__tests__/e2e'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 240_000,
  maxWorkers: 1,
};
