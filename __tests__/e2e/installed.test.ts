import { describe, expect, it } from '@jest/globals';
import { installed } from './installed.ts';

describe('a program that these tests need', () => {
  it('is found on PATH', () => {
    expect(installed('bash')).toMatch(/\/bash$/);
  });

  it('fails the test with the line that installs it where it is missing', () => {
    expect(() => installed('no-such-program')).toThrow(
      'no-such-program is missing: apt-get update && apt-get install -y --no-install-recommends no-such-program (.ci/run does it)',
    );
  });
});
