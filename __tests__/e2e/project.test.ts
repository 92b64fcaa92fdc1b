import { describe, expect, it } from '@jest/globals';
import { ended } from './parts.ts';

describe('the project', () => {
  it.each([
    ['its types hold', 'check', []],
    ['the linter finds nothing', 'lint', []],
    ['it is formatted', 'format:check', []],
    ['what is generated is as generated', 'generate', ['--check']],
    ['dist is what the sources build', 'build', ['--check']],
  ])('%s', async (_what, script, args) => {
    const { code, output } = await ended('npm', ['run', '--silent', script, '--', ...args]);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });
});
