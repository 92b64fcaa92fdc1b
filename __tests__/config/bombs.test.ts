import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.ts';
import { BOMBS } from './bombs.ts';

/** Reads every file in a process with little room, which ends if it is not enough, and tells how much it took at most. */
const READ_ALL = `
const { BOMBS } = await import('./__tests__/config/bombs.ts');
const { parseConfig } = await import('./src/config/parse.ts');
let answers = 0;
for (const text of Object.values(BOMBS)) if ('ok' in parseConfig([{ name: 'deploy.yml', text }])) answers += 1;
console.log(JSON.stringify({ answers, megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

describe('a file made to cost time or memory', () => {
  it.each(Object.entries(BOMBS))('gets a clear answer within a second: %s', (name, text) => {
    const began = performance.now();
    const parsed = parseConfig([{ name: 'deploy.yml', text }]);
    expect(performance.now() - began).toBeLessThan(1000);
    // A long comment is no harm.
    expect(parsed.ok).toBe(name === 'a comment of that length');
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.length).toBeLessThanOrEqual(100);
    for (const { message, line, column, path } of problems) {
      expect(message).toMatch(/\S/);
      expect(message.length + path.length).toBeLessThan(600);
      expect(Math.min(line, column)).toBeGreaterThan(0);
    }
  });

  it('takes less than 200 MB, all of them one after the other', async () => {
    const root = new URL('../../', import.meta.url);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--max-old-space-size=80',
        '--max-semi-space-size=4',
        '--input-type=module',
        '--disable-warning=ExperimentalWarning',
        '-e',
        READ_ALL,
      ],
      { cwd: root, env: {} },
    );
    const told: unknown = JSON.parse(stdout);
    expect(told).toEqual({ answers: Object.keys(BOMBS).length, megabytes: expect.any(Number) });
    expect(Reflect.get(Object(told), 'megabytes')).toBeLessThan(200);
  });
});
